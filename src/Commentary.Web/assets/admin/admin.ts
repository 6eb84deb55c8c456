// The newsroom works without script. These make it kinder.
import { countPosts } from './count-posts';
import { fillSource } from './fill-source';
import { guardUnsaved } from './guard-unsaved';
import { keepTyped } from './keep-typed';
import { saveByKey } from './save-by-key';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  guardUnsaved(form);
  saveByKey(form);
  fillSource(form);
  countPosts(form);
  void keepTyped(form);
}
