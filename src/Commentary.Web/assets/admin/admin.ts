// The newsroom works without script. These few make it kinder.
import { fillSource } from './fill-source';
import { guardUnsaved } from './guard-unsaved';
import { saveByKey } from './save-by-key';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  guardUnsaved(form);
  saveByKey(form);
  fillSource(form);
}
