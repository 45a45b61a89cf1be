/**
 * The rules of the house as tests: who may know whom, how big a file may grow, which texts there
 * are. Every rule is proved red, by the bad house under {@code fixtures} or by bad input.
 */
@NullMarked
package dev.redrive.house;

import org.jspecify.annotations.NullMarked;
