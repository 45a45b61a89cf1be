/**
 * All customers in one table: what runs, what needs a person, how each outage drains, and the one
 * next step. Knows {@code ui.kit}, {@code ui.desk} and no other screen. Made in Java, not FXML,
 * since it is what is painted first for users with several customers.
 */
@NullMarked
package dev.redrive.ui.customers;

import org.jspecify.annotations.NullMarked;
