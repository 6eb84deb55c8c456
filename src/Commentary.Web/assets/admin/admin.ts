// The newsroom works without script. These two make it kinder.
import { guardUnsaved } from './guard-unsaved';
import { saveByKey } from './save-by-key';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  guardUnsaved(form);
  saveByKey(form);
}
