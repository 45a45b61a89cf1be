package dev.redrive.ui.outage;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * How an outage drains: one bar for each retry, as high as the number of items it took on. The
 * large form carries numbers, times and names and ends with a question mark where only a next retry
 * can know; the small one is a few pixels wide and has logarithmic heights. Green is only a count
 * of 0; what colleagues reported is pale, whatever it counted. JavaFX thread.
 */
public final class DrainBars extends HBox {

    private static final double LARGE_HEIGHT = 76;
    private static final double SMALL_HEIGHT = 20;
    private static final double LEAST = 3;
    private static final double ZERO = 2;
    private static final double SMALL_WIDTH = 6;
    private static final double SMALL_ZERO_WIDTH = 9;
    private static final double COLUMN = 92;
    private static final double LEAST_COLUMN = 40;
    private static final double ARROW = 34;
    private static final double LEAST_ARROW = 22;
    private static final double NEXT_HEIGHT = 36;
    private static final int MOST_LARGE = 6;
    private static final int LEAST_LARGE = 1;
    private static final int MOST_SMALL = 8;

    private final Texts texts;
    private final Formats formats;
    private final OutageTexts outages;
    private final boolean large;
    private List<Bar> shown = List.of();
    private String shownNext = "";
    private int atMost;

    private DrainBars(Texts texts, Formats formats, boolean large) {
        this.texts = texts;
        this.formats = formats;
        this.outages = new OutageTexts(texts, formats);
        this.large = large;
        atMost = large ? MOST_LARGE : MOST_SMALL;
        getStyleClass().addAll("drain-bars", large ? "drain-large" : "drain-small");
        setAlignment(Pos.BOTTOM_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(texts.get("drain.none"));
        if (!large) {
            setMinWidth(USE_PREF_SIZE);
            setMaxHeight(USE_PREF_SIZE);
        }
    }

    /** Empty bars with numbers, times and names. */
    public static DrainBars large(Texts texts, Formats formats) {
        return new DrainBars(texts, formats, true);
    }

    /** Empty bars as high as a line of text. */
    public static DrainBars small(Texts texts, Formats formats) {
        return new DrainBars(texts, formats, false);
    }

    /**
     * Shows an outage in place of any other; does nothing where nothing has changed.
     *
     * @param outage null for no bars. Of many retries the large form shows the first and the last
     *     five, or as many of the last as there is room for, at least the last one; the small form
     *     the first and the last seven
     * @param inContact whether a task that has not ended is being watched, and in contact
     */
    public void show(@Nullable Outage outage, boolean inContact) {
        show(outage, Set.of(), inContact);
    }

    /**
     * The same with retries that colleagues reported.
     *
     * @param reported the ids of their entries
     */
    public void show(@Nullable Outage outage, Set<String> reported, boolean inContact) {
        List<Bar> bars = outage == null ? List.of() : bars(outage, reported, inContact);
        String next = outage == null || outage.isOver() ? "" : next(outage);
        if (!bars.equals(shown) || !next.equals(shownNext)) {
            shown = bars;
            shownNext = next;
            setAccessibleText(accessible(outage, !reported.isEmpty()));
            atMost = large ? MOST_LARGE : MOST_SMALL;
            draw(bars, next);
        }
    }

    /** Leaves out bars in the middle rather than draw over their numbers. */
    @Override
    protected void layoutChildren() {
        while (large
                && Math.min(atMost, shown.size()) > LEAST_LARGE
                && needed() > getWidth() + 0.5) {
            atMost = Math.min(atMost, shown.size()) - 1;
            draw(shown, shownNext);
            applyCss();
        }
        super.layoutChildren();
    }

    private double needed() {
        double needed = 0;
        for (Node node : getManagedChildren()) {
            needed += node.minWidth(-1);
        }
        return needed;
    }

    /** Narrower than its bars: it leaves some out where there is no room. */
    @Override
    protected double computeMinWidth(double height) {
        return large ? COLUMN + ARROW : super.computeMinWidth(height);
    }

    private List<Bar> bars(Outage outage, Set<String> reported, boolean inContact) {
        List<Bar> bars = new ArrayList<>();
        for (JournalEntry entry : outage.retries()) {
            Long count = Outage.count(entry);
            Long processed = Verdict.processed(entry);
            boolean last = entry.equals(outage.latest());
            Look look = Look.ENDED;
            String name = outages.place(bars.size() + 1);
            if (reported.contains(entry.id())) {
                look = Look.REPORTED;
                name = Texts.shown(entry.operator());
            } else if (last && outage.isDrained()) {
                look = Look.DRAINED;
            } else if (last && Verdict.of(entry) instanceof Verdict.NotEnded) {
                look = inContact ? Look.RUNNING : Look.LAST_KNOWN;
            }
            bars.add(
                    new Bar(
                            count,
                            done(count, processed),
                            formats.hourOrDay(TaskTimes.requestedAt(entry)),
                            name,
                            look));
        }
        return bars;
    }

    /** As far as it can be seen, so that nothing is drawn again for less than a pixel. */
    private double done(@Nullable Long count, @Nullable Long processed) {
        return !large || count == null || count == 0 || processed == null
                ? 0
                : Math.floor(COLUMN * processed / count) / COLUMN;
    }

    private String next(Outage outage) {
        return texts.get(
                Verdict.of(outage.latest()) instanceof Verdict.NotEnded
                        ? "drain.nextLater"
                        : "drain.next");
    }

    private String accessible(@Nullable Outage outage, boolean isJoined) {
        return outage == null
                ? texts.get("drain.none")
                : texts.get(
                        isJoined ? "colleague.drain" : "drain.accessible", outages.drain(outage));
    }

    private void draw(List<Bar> bars, String next) {
        double most =
                bars.stream()
                        .mapToDouble(bar -> bar.count() == null ? 0 : bar.count())
                        .max()
                        .orElse(0);
        List<Node> nodes = new ArrayList<>();
        int from = bars.size() > atMost ? bars.size() - atMost + 1 : 1;
        int first = atMost == 1 ? bars.size() - 1 : 0;
        for (int i = first; i < bars.size(); i = i == 0 ? from : i + 1) {
            if (large && i > 0) {
                nodes.add(arrow((i == from && from > 1) || i == first));
            }
            nodes.add(large ? column(bars.get(i), most) : small(bars.get(i), most));
        }
        if (large && !next.isEmpty()) {
            nodes.add(arrow(false));
            nodes.add(question(next));
        }
        getChildren().setAll(nodes);
    }

    private Node column(Bar bar, double most) {
        Label number = new Label(formats.number(bar.count()));
        number.setMinWidth(USE_PREF_SIZE); // The columns beside give way before a number is cut.
        number.getStyleClass().add("drain-number");
        if (bar.look() == Look.DRAINED) {
            number.getStyleClass().add("drained");
        }
        Ground standing = new Ground(number, number, body(bar, height(bar, most, LARGE_HEIGHT)));
        return columnOf(standing, bar.time(), bar.name());
    }

    private static Region body(Bar bar, double height) {
        if (bar.look() == Look.RUNNING && bar.count() != null) {
            HBox both =
                    new HBox(part("drain-done", bar.done()), part("drain-left", 1 - bar.done()));
            fix(both, height);
            return both;
        }
        Region body = region("drain-bar", height);
        dress(body, bar);
        return body;
    }

    private static void dress(Region body, Bar bar) {
        if (bar.count() == null) {
            body.getStyleClass().add("not-known");
        } else if (bar.look() != Look.ENDED) {
            body.getStyleClass()
                    .add(
                            switch (bar.look()) {
                                case DRAINED -> "drained";
                                case RUNNING -> "running";
                                case REPORTED -> "reported";
                                case LAST_KNOWN, ENDED -> "last-known";
                            });
        }
    }

    private static Region part(String style, double share) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setMinWidth(0);
        part.setPrefWidth(Math.rint(share * COLUMN));
        HBox.setHgrow(part, Priority.SOMETIMES);
        return part;
    }

    private static Node question(String caption) {
        Label mark = new Label("?");
        mark.getStyleClass().add("drain-number");
        StackPane box = new StackPane(mark);
        box.getStyleClass().add("drain-next");
        fix(box, NEXT_HEIGHT);
        VBox column = columnOf(new Ground(mark, box), caption, "");
        column.getStyleClass().add("drain-question"); // A caption is not broken within a word.
        return column;
    }

    private static VBox columnOf(Ground standing, String time, String name) {
        return new Column(standing, caption(time), caption(name));
    }

    private static Label caption(String text) {
        Label caption = new Label(text);
        caption.setWrapText(true);
        caption.setTextAlignment(TextAlignment.CENTER);
        caption.setMinHeight(USE_PREF_SIZE);
        caption.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        return caption;
    }

    private static Node arrow(boolean leavesOut) {
        Label arrow = new Label(leavesOut ? "… →" : "→");
        arrow.getStyleClass().add("drain-arrow");
        arrow.setMinWidth(USE_PREF_SIZE);
        VBox column = new VBox(new Ground(arrow, arrow), caption(""), caption(""));
        column.setPrefWidth(ARROW);
        column.setMinWidth(leavesOut ? ARROW : LEAST_ARROW);
        return column;
    }

    private static Region small(Bar bar, double most) {
        Region body = region("drain-bar", height(bar, most, SMALL_HEIGHT));
        dress(body, bar);
        double width = bar.isZero() ? SMALL_ZERO_WIDTH : SMALL_WIDTH;
        body.setMinWidth(width);
        body.setPrefWidth(width);
        body.setMaxWidth(width);
        return body;
    }

    /** Linear in the large form, which says the numbers; logarithmic in the small one. */
    private static double height(Bar bar, double most, double whole) {
        if (bar.isZero()) {
            return ZERO;
        }
        if (bar.count() == null || most <= 0) {
            return whole / 3;
        }
        double share =
                whole == SMALL_HEIGHT
                        ? Math.log1p(bar.count()) / Math.log1p(most)
                        : bar.count() / most;
        return Math.max(LEAST, Math.rint(share * whole));
    }

    private static Region region(String style, double height) {
        Region region = new Region();
        region.getStyleClass().add(style);
        fix(region, height);
        return region;
    }

    private static void fix(Region region, double height) {
        region.setMinHeight(height);
        region.setPrefHeight(height);
        region.setMaxHeight(height);
    }

    /** What stands on the line below all bars: as high as the highest bar with its number. */
    private static final class Ground extends VBox {

        /** Of the size of a number's font: its line, and the room above it. */
        private static final double OF_NUMBER = 1.8;

        private final Label number;

        Ground(Label number, Node... standing) {
            super(2, standing);
            this.number = number;
            setAlignment(Pos.BOTTOM_CENTER);
            getStyleClass().add("drain-ground");
        }

        @Override
        protected double computePrefHeight(double width) {
            return LARGE_HEIGHT + Math.ceil(OF_NUMBER * number.getFont().getSize()) + 2;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computeMaxHeight(double width) {
            return computePrefHeight(width);
        }
    }

    /** A bar with its number, which it is never narrower than, and what stands below. */
    private static final class Column extends VBox {

        private final VBox standing;

        Column(VBox standing, Label time, Label name) {
            super(standing, time, name);
            this.standing = standing;
            setAlignment(Pos.TOP_CENTER);
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.max(LEAST_COLUMN, standing.minWidth(-1));
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(COLUMN, standing.minWidth(-1));
        }
    }

    private record Bar(@Nullable Long count, double done, String time, String name, Look look) {

        boolean isZero() {
            return count != null && count == 0;
        }
    }

    /** What the colour of a bar says: green only for a later retry that counted 0. */
    private enum Look {
        ENDED,
        RUNNING,
        LAST_KNOWN,
        DRAINED,
        REPORTED
    }
}
