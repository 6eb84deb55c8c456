// Readers need no script. These follow along in the list of parts, keep one's place from one language to the other, remember a look, and
// search while one types; that is all.
import { followParts } from './follow-parts';
import { keepPlace, landNear } from './keep-place';
import { offerLooks } from './looks';
import { searchAsTyped } from './search-as-typed';

followParts();
keepPlace();
landNear();
offerLooks();
searchAsTyped();
