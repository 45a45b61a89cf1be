/**
 * The teams and hyper-admins of the chosen customer: their lists, and the dialogs that change them.
 */
@NullMarked
package dev.redrive.ui.admin;

import org.jspecify.annotations.NullMarked;
