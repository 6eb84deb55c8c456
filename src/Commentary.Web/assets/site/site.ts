// Readers need no script. These follow along in the list of parts, keep one's place from one language to the other, remember a look and a
// way of reading, and search while one types; that is all.
import { followParts } from './follow-parts';
import { keepPlace, landNear } from './keep-place';
import { offerLooks } from './looks';
import { searchAsTyped } from './search-as-typed';
import { keepView } from './views';

followParts();
keepPlace();
landNear();
offerLooks();
keepView();
searchAsTyped();
