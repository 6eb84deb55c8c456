/** As a text is compared with what is saved: the ends of lines and of the text are the server's affair. */
export const bare = (text: string) => text.replace(/\r\n?/g, '\n').trim();
