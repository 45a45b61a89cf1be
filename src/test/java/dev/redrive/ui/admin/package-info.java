/** Teams and hyper-admins, without a window. */
@NullMarked
package dev.redrive.ui.admin;

import org.jspecify.annotations.NullMarked;
