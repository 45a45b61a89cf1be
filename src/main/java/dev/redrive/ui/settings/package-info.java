/**
 * The settings: how Redrive looks, which proxy and which certificates it uses, and where it keeps
 * its files. Knows {@code ui.kit}, {@code profile} and {@code connection}.
 */
@NullMarked
package dev.redrive.ui.settings;

import org.jspecify.annotations.NullMarked;
