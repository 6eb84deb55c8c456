// The newsroom works without script. These make it kinder.
import { countPosts } from './count-posts';
import { copy } from './copy';
import { dropPicture } from './drop-picture';
import { fillSource } from './fill-source';
import { guardUnsaved } from './guard-unsaved';
import { keys } from './keys';
import { keepLong } from './keep-long';
import { keepTyped } from './keep-typed';
import { menus } from './menus';
import { notes } from './notes';
import { saveBeside } from './save-beside';
import { saveByKey } from './save-by-key';
import { sendPictures } from './send-pictures';
import { slips } from './slips';
import { showWhoIsThere } from './who-is-there';
import { beside } from './writing/beside';
import { lists } from './writing/lists';
import { measures } from './writing/measures';
import { paste } from './writing/paste';
import { pictures } from './writing/pictures';
import { tools } from './writing/tools';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  // First: whether a page is left depends on it.
  saveBeside(form);
  dropPicture(form);
  tools(form);
  lists(form);
  // Before what counts the form's fields: its own are none of them.
  notes(form);
  guardUnsaved(form);
  saveByKey(form);
  fillSource(form);
  paste(form);
  pictures(form);
  measures(form);
  beside(form);
  countPosts(form);
  slips(form);
  void keepTyped(form);
  void keepLong(form);
  showWhoIsThere(form);
}
keys();
menus();
for (const form of document.querySelectorAll<HTMLFormElement>('form.send-pictures')) sendPictures(form);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) copy(button);
