package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.HistoryExport;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.FilterViewModel.Period;
import dev.redrive.ui.history.table.ColumnFit;
import dev.redrive.ui.history.table.Columns;
import dev.redrive.ui.history.table.RowsState;
import dev.redrive.ui.history.table.RowsViewModel;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.history.table.Viewport.TableViewport;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.MenuItems;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Binds the page of the history. JavaFX thread. */
public final class HistoryController {

    private static final double DETAILS_SHARE = 0.37;
    private static final double DETAILS_MOST = 304;
    private static final double MOVED = 0.02;
    private static final double TABLE_ABOVE = 0.45;

    private final HistoryViewModel model;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final Formats formats;
    private final ColleagueRows colleagues;
    private final Runnable attach;
    private final Runnable remove;
    private final Runnable removeAllOfDemo;
    private final RowMenu menu;
    private final Parent root;
    private Subscription listing = Subscription.EMPTY;
    private @Nullable Parent details;
    private ColumnFit fit;
    private double placed;

    @FXML private Label historyCount;
    @FXML private Button openAttach;
    @FXML private MenuButton exportHistory;
    @FXML private MenuItem exportCsv;
    @FXML private MenuItem exportSpreadsheet;
    @FXML private MenuItem exportJson;
    @FXML private Button removeOld;
    @FXML private TextField historyFilter;
    @FXML private ComboBox<Choice<@Nullable ItemKind>> historyKind;
    @FXML private ComboBox<Choice<@Nullable VerdictKind>> historyStatus;
    @FXML private ComboBox<Choice<@Nullable String>> historyProfile;
    @FXML private ComboBox<Choice<Period>> historyPeriod;
    @FXML private ToggleButton historyNotDrained;
    @FXML private HBox historyDemo;
    @FXML private Button removeDemo;
    @FXML private ProblemBanner banner;
    @FXML private SplitPane split;
    @FXML private TableView<ShownRow> historyTable;
    @FXML private VBox placeholder;
    @FXML private Label placeholderText;
    @FXML private Button clearFilters;
    @FXML private Button readAgain;

    /**
     * Builds the page.
     *
     * @param colleagues what they reported; closed with the page
     * @param attach opens the dialog for the id of a task
     * @param remove opens the dialog for old entries
     * @param removeAllOfDemo removes the entries of the demo
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public HistoryController(
            UiKit kit,
            HistoryViewModel model,
            ProfilesModel profiles,
            ColleagueRows colleagues,
            Runnable attach,
            Runnable remove,
            Runnable removeAllOfDemo) {
        this.model = model;
        this.profiles = profiles;
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.colleagues = colleagues;
        this.attach = attach;
        this.remove = remove;
        this.removeAllOfDemo = removeAllOfDemo;
        this.menu = new RowMenu(model, texts);
        this.root = Fxml.HISTORY.load(this, texts);
        model.details.follow(colleagues);
        Shown.inSight(root)
                .subscribe(now -> {
                    colleagues.shown(now);
                    model.shown(now);
                });
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    /** Marks the columns by which that one is sorted. */
    public void goOnFrom(HistoryController before) {
        for (TableColumn<ShownRow, ?> sorted : before.historyTable.getSortOrder()) {
            historyTable.getColumns().stream()
                    .filter(column -> column.getId().equals(sorted.getId()))
                    .forEach(column -> {
                        column.setSortType(sorted.getSortType());
                        historyTable.getSortOrder().add(column);
                    });
        }
    }

    /** Follows the profiles no longer. */
    public void close() {
        listing.unsubscribe();
        colleagues.close();
    }

    /** Puts the keyboard into the search. */
    public void focusFilter() {
        historyFilter.requestFocus();
        historyFilter.selectAll();
    }

    @FXML
    private void initialize() {
        historyCount.textProperty().bind(model.count);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        openAttach.setOnAction(_ -> attach.run());
        removeOld.setOnAction(_ -> remove.run());
        Shown.when(historyDemo, model.hasDemo);
        removeDemo.setOnAction(_ -> removeAllOfDemo.run());
        removeDemo.setTooltip(new Tooltip(texts.get("history.removeDemoHelp")));
        removeDemo.setAccessibleHelp(texts.get("history.removeDemoHelp"));
        Off.whileBusy(exportHistory, model.exportingProperty(), texts);
        exportCsv.setOnAction(_ -> model.export(HistoryExport.Format.CSV));
        exportSpreadsheet.setOnAction(_ -> model.export(HistoryExport.Format.SPREADSHEET));
        exportJson.setOnAction(_ -> model.export(HistoryExport.Format.JSON));
        bindFilters();
        bindTable();
        split.widthProperty().subscribe(width -> placeDivider(width.doubleValue()));
        model.details.shown.subscribe(this::showDetails);
    }

    private void bindFilters() {
        FilterViewModel filter = model.filter;
        historyFilter.textProperty().bindBidirectional(filter.text);
        Named.field(historyFilter, texts.get("history.filterPrompt"));
        historyFilter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !historyFilter.getText().isEmpty()) {
                historyFilter.clear();
                event.consume();
            }
        });
        Choice.bind(historyKind, filter.kind, withAll(ItemKind.values()), filter::kindText);
        Choice.bind(
                historyStatus,
                filter.verdictKind,
                withAll(VerdictKind.values()),
                filter::verdictKindText);
        Choice.bind(historyProfile, filter.profileId, profileIds(), this::profileText);
        listing =
                profiles.profiles()
                        .subscribe(() ->
                                Choice.fill(
                                        historyProfile,
                                        filter.profileId,
                                        profileIds(),
                                        this::profileText));
        Choice.bind(
                historyPeriod, filter.period, Arrays.stream(Period.values()), filter::periodText);
        historyNotDrained.selectedProperty().bindBidirectional(filter.notDrained);
        historyNotDrained.setAccessibleHelp(texts.get("history.notDrainedHelp"));
        historyNotDrained.setTooltip(new Tooltip(texts.get("history.notDrainedHelp")));
        Named.field(historyKind, texts.get("history.kind"));
        Named.field(historyStatus, texts.get("history.status"));
        Named.field(historyProfile, texts.get("history.profile"));
        Named.field(historyPeriod, texts.get("history.started"));
    }

    private Stream<@Nullable String> profileIds() {
        return withAll(profiles.profiles().stream().map(Profile::id).toArray(String[]::new));
    }

    private String profileText(@Nullable String id) {
        return model.filter.profileText(id, profiles.profiles());
    }

    private static <T> Stream<@Nullable T> withAll(T[] values) {
        return Stream.concat(Stream.<@Nullable T>of((T) null), Arrays.stream(values));
    }

    private void bindTable() {
        RowsViewModel rows = model.rows;
        Columns columns = new Columns(texts, formats, rows);
        historyTable.getColumns().setAll(columns.all());
        fit = columns.fit(historyTable, historyCount.fontProperty());
        historyTable.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        historyTable.setSortPolicy(table -> {
            rows.order(Columns.order(table));
            return true;
        });
        historyTable.setContextMenu(menu.menu());
        historyTable.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        historyTable.setAccessibleText(texts.get("history.title"));
        historyTable.setPlaceholder(placeholder);
        historyTable.setItems(rows.lines());
        rows.show(new TableViewport(historyTable));
        historyTable
                .getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> rows.select(index.intValue()));
        rows.onMove(this::showSelection);
        placeholderText.textProperty().bind(model.placeholder);
        rows.stateProperty()
                .subscribe(state -> {
                    Shown.now(clearFilters, state == RowsState.NO_MATCH);
                    Shown.now(readAgain, state == RowsState.FAILED);
                });
        clearFilters.setOnAction(_ -> {
            model.filter.clear();
            historyFilter.requestFocus();
        });
        readAgain.setOnAction(_ -> model.reload());
    }

    /** What the keyboard does with the selected row. */
    private void press(KeyEvent event) {
        int index = historyTable.getSelectionModel().getSelectedIndex();
        if (index < 0) {
            return;
        }
        KeyCode key = event.getCode();
        if (key == KeyCode.RIGHT || key == KeyCode.LEFT) {
            model.rows.unfold(index, key == KeyCode.RIGHT);
        } else if (key == KeyCode.ENTER) {
            open();
        } else if (key == KeyCode.C && event.isShortcutDown()) {
            menu.copy();
        } else if (MenuItems.areAskedFor(event)) {
            showMenu(index);
        } else {
            return;
        }
        event.consume();
    }

    /** Leads to the running task, else into the details. */
    private void open() {
        if (model.details.watchable.get()) {
            model.details.watch();
        } else {
            Node first = details().lookup("#saveReceipt");
            if (first != null) {
                first.requestFocus();
            }
        }
    }

    private void showMenu(int index) {
        int down = Math.max(0, index - new TableViewport(historyTable).first()) + 2;
        double height = historyTable.getHeight();
        double row = historyTable.getFixedCellSize();
        Point2D at = historyTable.localToScreen(row, Math.min(height / 2, down * row));
        menu.menu().show(historyTable, at.getX(), at.getY());
    }

    private void showSelection() {
        int index = model.rows.selectedIndex();
        var selection = historyTable.getSelectionModel();
        if (index < 0) {
            selection.clearSelection();
        } else if (selection.getSelectedIndex() != index) {
            selection.clearAndSelect(index);
        }
    }

    /** Gives the details their share of another width, unless the user has moved the divider. */
    private void placeDivider(double width) {
        double[] now = split.getDividerPositions();
        if (now.length > 0 && (Math.abs(now[0] - placed) < MOVED || turn(width))) {
            place(width);
        }
    }

    private void place(double width) {
        turn(width);
        placed = split.getOrientation() == Orientation.VERTICAL ? TABLE_ABOVE : tableShare(width);
        split.setDividerPositions(placed);
    }

    /** Puts the details below a table that would be too narrow beside them; whether that is new. */
    private boolean turn(double width) {
        boolean isBelow = width > 0 && width * tableShare(width) < fit.least();
        Orientation side = isBelow ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        boolean isNew = split.getOrientation() != side;
        split.setOrientation(side);
        return isNew;
    }

    private static double tableShare(double width) {
        double share = width > 0 ? Math.min(DETAILS_SHARE, DETAILS_MOST / width) : DETAILS_SHARE;
        return 1 - share;
    }

    /** Made when they are first asked for: nearly half of what opening the page would take. */
    private Parent details() {
        Parent made = details;
        if (made == null) {
            made =
                    new DetailsController(
                                    model.details,
                                    texts,
                                    formats,
                                    colleagues::joined,
                                    model.rows::deselect)
                            .root();
            details = made;
        }
        return made;
    }

    private void showDetails(boolean now) {
        if (now && (details == null || !split.getItems().contains(details))) {
            split.getItems().add(details());
            place(split.getWidth());
        } else if (!now) {
            split.getItems().remove(details);
        }
    }
}
