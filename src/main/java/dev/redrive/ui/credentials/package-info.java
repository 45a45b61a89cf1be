/**
 * The credentials pane: profiles, their addresses and keys. Knows {@code ui.kit} and the packages
 * that are not UI.
 */
@NullMarked
package dev.redrive.ui.credentials;

import org.jspecify.annotations.NullMarked;
