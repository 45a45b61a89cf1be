/**
 * The receipt of a retry, as text and as a page the customer can read. Knows {@code ui.kit} and the
 * packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.history.receipt;

import org.jspecify.annotations.NullMarked;
