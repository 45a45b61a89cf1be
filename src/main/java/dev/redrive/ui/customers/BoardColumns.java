package dev.redrive.ui.customers;

import dev.redrive.ui.customers.BoardViewModel.Row;
import dev.redrive.ui.kit.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * How wide the columns of the board are. They grow with the size of the texts; where there is no
 * room for that, the lanes get it before the names, which can take a second line. JavaFX thread.
 */
final class BoardColumns {

    /** In pixels at the usual size: customer, trips, crashes and drain. */
    private static final double[] PREFERRED = {265, 290, 220, 100};

    private static final double NAME = 225;
    private static final double NAME_ON_TWO_LINES = 170;
    private static final double TRIPS = 165;
    private static final double CRASHES = 145;
    private static final double DRAIN = 92;
    private static final double ROOM_FOR_DRAIN = 860;
    private static final double STEP_EDGES = 32;
    private static final double EDGES = 15;

    private final TableView<Row> table;
    private final ObservableValue<Font> font;
    private final List<String> steps;

    /**
     * @param font the font of a usual text of the page
     * @param steps all that the buttons of the last column can say
     */
    BoardColumns(TableView<Row> table, ObservableValue<Font> font, List<String> steps) {
        this.table = table;
        this.font = font;
        this.steps = steps;
        table.widthProperty().subscribe(this::fit);
        font.subscribe(this::fit);
    }

    private void fit() {
        double scale = Styles.timesUsual(font.getValue());
        double width = table.getWidth() <= 0 ? Double.MAX_VALUE : table.getWidth();
        double step = widestStep();
        // The numbers in the lanes and the button need the room more than the small bars do.
        boolean isRoomy = width >= ROOM_FOR_DRAIN * scale;
        double room = width - EDGES - step - (isRoomy ? DRAIN * scale : 0);
        double share = Math.min(scale, room / (NAME_ON_TWO_LINES + TRIPS + CRASHES));
        double name = Math.min(NAME * scale, room - (TRIPS + CRASHES) * share);
        set(0, name, PREFERRED[0] * scale);
        set(1, TRIPS * share, PREFERRED[1] * scale);
        set(2, CRASHES * share, PREFERRED[2] * scale);
        set(3, DRAIN * scale, PREFERRED[3] * scale);
        set(4, step, step);
        table.getColumns().get(3).setVisible(isRoomy);
    }

    private void set(int index, double least, double preferred) {
        TableColumn<Row, ?> column = table.getColumns().get(index);
        column.setMinWidth(Math.floor(Math.max(0, least)));
        column.setPrefWidth(preferred);
    }

    private double widestStep() {
        double widest = 0;
        for (String words : steps) {
            Text text = new Text(words);
            text.setFont(font.getValue());
            widest = Math.max(widest, text.getLayoutBounds().getWidth());
        }
        return Math.ceil(widest) + STEP_EDGES;
    }
}
