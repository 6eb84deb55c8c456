// The newsroom works without script. These make it kinder.
import { copy } from './copy';
import { dropPicture } from './drop-picture';
import { fillSource } from './fill-source';
import { guardUnsaved } from './guard-unsaved';
import { keepTyped } from './keep-typed';
import { saveByKey } from './save-by-key';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  dropPicture(form);
  guardUnsaved(form);
  saveByKey(form);
  fillSource(form);
  void keepTyped(form);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) copy(button);
