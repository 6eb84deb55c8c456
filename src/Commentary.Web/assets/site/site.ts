// Readers need no script. This one follows along in the list of parts, keeps one's place from one language to the other, and remembers a look.
import { followParts } from './follow-parts';
import { keepPlace, landNear } from './keep-place';
import { offerLooks } from './looks';

followParts();
keepPlace();
landNear();
offerLooks();
