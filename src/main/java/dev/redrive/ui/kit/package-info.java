/**
 * What every screen shares: texts, formats, FXML loading, the hop to the JavaFX thread, banners,
 * styles and the profiles as the screens see them. Knows JavaFX and the packages that are not UI,
 * never a feature.
 */
@NullMarked
package dev.redrive.ui.kit;

import org.jspecify.annotations.NullMarked;
