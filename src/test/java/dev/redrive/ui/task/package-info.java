/** What is said of one task, in every state it can be in or be seen in. */
@NullMarked
package dev.redrive.ui.task;

import org.jspecify.annotations.NullMarked;
