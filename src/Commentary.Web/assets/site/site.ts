// Readers need no script. These follow along in the list of parts, and search while one types; that is all.
import { followParts } from './follow-parts';
import { searchAsTyped } from './search-as-typed';

followParts();
searchAsTyped();
