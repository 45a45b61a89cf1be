package dev.redrive.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Which nodes below one are laid out, those that come later included. JavaFX thread. */
final class LaidOut {

    private final Set<Node> followed = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Parent> laidOut = new ArrayList<>();

    LaidOut(Node root) {
        follow(root);
    }

    private void follow(Node node) {
        if (node instanceof Parent parent && followed.add(parent)) {
            parent.needsLayoutProperty()
                    .subscribe((before, now) -> {
                        if (before && !now) {
                            laidOut.add(parent);
                        }
                    });
            parent.getChildrenUnmodifiable()
                    .addListener(
                            (ListChangeListener<Node>)
                                    change -> change.getList().forEach(this::follow));
            parent.getChildrenUnmodifiable().forEach(this::follow);
        }
    }

    /** Those laid out since the last time, each as often as it was. */
    List<Parent> take() {
        List<Parent> taken = List.copyOf(laidOut);
        laidOut.clear();
        return taken;
    }

    /** Those of these in which another one of them is: what was laid out for something in it. */
    static Set<Parent> around(List<Parent> laidOut) {
        Set<Parent> around = new HashSet<>();
        for (Parent each : laidOut) {
            for (Parent up = each.getParent(); up != null; up = up.getParent()) {
                if (laidOut.contains(up)) {
                    around.add(up);
                }
            }
        }
        return around;
    }
}
