package dev.redrive.ui.common;

import java.util.HashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.util.Subscription;

/**
 * Marks the controls of a page that cannot be used by themselves, so that they look so while a
 * dialog disables the whole page and the style sheet takes that dimming back. JavaFX thread.
 */
final class OffNodes {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Map<Node, Subscription> marked = new HashMap<>();

    /** Marks them, and follows those that are disabled or enabled from now on. */
    void mark(Node page) {
        for (Node node : page.lookupAll("*")) {
            if (node instanceof Control && !isInsideControl(node)) {
                boolean inherited = node.isDisabled() && !node.isDisable();
                marked.put(
                        node,
                        node.disableProperty()
                                .subscribe(off ->
                                        node.pseudoClassStateChanged(OFF, inherited || off)));
            }
        }
    }

    private static boolean isInsideControl(Node node) {
        Node parent = node.getParent();
        return parent instanceof Control && !(parent instanceof javafx.scene.control.ScrollPane);
    }

    /** Takes the marks away. */
    void clear() {
        marked.forEach((node, following) -> {
            following.unsubscribe();
            node.pseudoClassStateChanged(OFF, false);
        });
        marked.clear();
    }
}
