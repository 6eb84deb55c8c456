const plain = '0123456789+-−=()ni';
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ';
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ';

/** Raised endings that the house writes on the line, and that the page raises where French has it so: 1re, Mme, no. */
const ordinal = /(?:\d|(?<!\p{L})[IVXLC]+)$/u;
const ordinalEnding = /^(?:e|er|re|ère|ers|res|es|ème|èmes|d|de|nd|nde|ds|des|st|rd|th|o|a)$/i;
const title = /(?<!\p{L})[MDPSVNn]$/u;
const titleEnding = /^(?:o|os|me|mes|lle|lles|gr|grs|r|rs|re|ve|vve|er|e|s|t|te)$/;

/**
 * What a raised or lowered text is in Markdown: with the characters that Unicode has for it, else between carets or tildes as `ScriptParser` reads
 * them; undefined where neither says it, and only its words stay.
 */
export function script(isRaised: boolean, text: string, before: string, after: string): string | undefined {
  const content = text.trim().replace(/\s+/g, '\u00A0');
  if (isRaised && (/^[®©™℠*†‡§°ᵃ-ᵿ]+$/u.test(content) || ordinal.test(before) && ordinalEnding.test(content) || title.test(before) && titleEnding.test(content))) return content;
  // What calls a note stands in brackets on some pages.
  const bare = isRaised ? content.replace(/^\[(\d{1,3})\]$/, '$1') : content;
  if ([...bare].every(sign => plain.includes(sign))) return [...bare].map(sign => (isRaised ? raised : lowered)[plain.indexOf(sign)]).join('');
  if (isRaised && /^tm$/i.test(content)) return '™';
  const isRead = /[\p{L}\p{Nd}]/u.test(content) && content.length <= 60 && !/[*`[\]<>\\|&^~]/.test(content) && !/^\p{Nd}/u.test(after) && after[0] !== (isRaised ? '^' : '~')
    && (isRaised || /[\p{L}\p{Nd})\]]$/u.test(before));
  return !isRead ? undefined : isRaised ? `^${content}^` : `~${content}~`;
}
