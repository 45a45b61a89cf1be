/**
 * What the desks of one team tell each other about their retries. The journal stays the truth of
 * this desk: nothing here is waited for by a start, a poll or an end.
 */
@NullMarked
package dev.redrive.team;

import org.jspecify.annotations.NullMarked;
