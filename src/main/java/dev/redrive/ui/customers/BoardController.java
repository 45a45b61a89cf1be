package dev.redrive.ui.customers;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.customers.BoardViewModel.Row;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.MenuItems;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Makes the page of all customers and binds it. JavaFX thread. */
public final class BoardController {

    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final double GAP = 12;

    /** Where the board leads. Called on the JavaFX thread. */
    public interface Requests {

        /** Shows that customer's page. */
        void open(Profile profile);

        /** Shows the question whether to request a retry. */
        void askForRetry(Profile profile, ItemKind kind);

        /** Lets the user enter the customer's key. */
        void enterKey(Profile profile);

        /**
         * Opens the dialog for the id of a task to watch.
         *
         * @param likely the customer it most likely belongs to; null for no guess
         */
        void attach(@Nullable Profile likely);

        /** Lets the user add a customer. */
        void addCustomer();
    }

    private final BoardViewModel model;
    private final Texts texts;
    private final CustomerTexts customerTexts;
    private final Requests requests;
    private final TableView<Row> table = new TableView<>();
    private final List<BoardCell> cells = new ArrayList<>();
    private final VBox root;
    private @Nullable String selectedId;
    private boolean isListing;

    /** Builds the page. */
    public BoardController(
            BoardViewModel model,
            Texts texts,
            Formats formats,
            CustomerTexts customerTexts,
            Requests requests) {
        this.model = model;
        this.texts = texts;
        this.customerTexts = customerTexts;
        this.requests = requests;
        BoardTop top = new BoardTop(model, texts);
        makeTable(formats, top.attach.fontProperty());
        top.attach.setOnAction(_ -> {
            CustomerState selected = selected();
            requests.attach(selected == null ? null : selected.profile());
        });
        top.add.setOnAction(_ -> requests.addCustomer());
        Label foot = Styles.wrapped(new Label(texts.get("board.foot")), Styles.MUTED, Styles.SMALL);
        foot.setId("boardFoot");
        VBox body = new VBox(GAP, top.tiles(), table, foot);
        body.getStyleClass().add("page-body");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(top.head(), body);
        root.setId("customersBoard");
        Shown.inSight(root)
                .subscribe(seen -> {
                    model.seen(seen);
                    tick();
                });
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    /** Lists what another board listed, with the same customer selected. */
    public void goOnFrom(BoardController before) {
        model.filter.set(before.model.filter.get());
        selectedId = before.selectedId;
        selectAgain();
    }

    /** Follows no customer any more. */
    public void close() {
        model.close();
        cells.forEach(BoardCell::close);
    }

    /** Says again what depends on the time, where it is shown. Once a second. */
    public void tick() {
        if (Shown.isInSight(root)) {
            cells.forEach(BoardCell::showNow);
            model.tick();
        }
    }

    private void makeTable(Formats formats, ObservableValue<Font> font) {
        LaneTexts lanes = new LaneTexts(texts, formats);
        table.setId("customersTable");
        table.setAccessibleText(texts.get("shell.navCustomers"));
        table.getStyleClass().addAll("history-table", "board-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Row, Row> drain =
                column(
                        "board.drain",
                        () -> new BoardCell.Drain(texts, formats, model.colleagues()));
        table.getColumns()
                .setAll(
                        List.of(
                                column(
                                        "board.customer",
                                        () -> new BoardCell.Name(model, this::words)),
                                lane(lanes, ItemKind.TRIPS),
                                lane(lanes, ItemKind.CRASHES),
                                drain,
                                column("", () -> new BoardCell.Step(model, this::go))));
        new BoardColumns(table, font, Arrays.stream(NextStep.values()).map(model::words).toList());
        table.setPlaceholder(new Label(texts.get("board.none")));
        table.setRowFactory(_ -> row());
        table.setItems(model.rows);
        table.getSelectionModel()
                .selectedIndexProperty()
                .subscribe((before, now) -> selected(before.intValue(), now.intValue()));
        model.rows.addListener((ListChangeListener<Row>) _ -> selectAgain());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.pressed(true));
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> model.pressed(false));
    }

    private TableColumn<Row, Row> lane(LaneTexts lanes, ItemKind kind) {
        return column(
                "kind." + kind.name(),
                () -> new BoardCell.LaneCell(lanes, model.colleagues(), kind));
    }

    private TableColumn<Row, Row> column(String title, Supplier<BoardCell> cell) {
        TableColumn<Row, Row> column = new TableColumn<>(title.isEmpty() ? "" : texts.get(title));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> {
            BoardCell made = cell.get();
            cells.add(made);
            return made;
        });
        return column;
    }

    private String words(Row.Heading heading) {
        return customerTexts.group(heading.group()) + "  " + heading.count();
    }

    private TableRow<Row> row() {
        TableRow<Row> row =
                new TableRow<>() {
                    @Override
                    protected void updateItem(@Nullable Row item, boolean empty) {
                        super.updateItem(item, empty);
                        pseudoClassStateChanged(HEADING, item instanceof Row.Heading);
                    }
                };
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2
                    && event.getButton() == MouseButton.PRIMARY
                    && row.getItem() instanceof Row.Entry(Customer customer)) {
                requests.open(customer.state().profile());
            }
        });
        row.setOnContextMenuRequested(event -> {
            if (row.getItem() instanceof Row.Entry(Customer customer)) {
                menu(customer.state()).show(row, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return row;
    }

    private ContextMenu menu(CustomerState state) {
        Profile profile = state.profile();
        ContextMenu menu = new ContextMenu();
        menu.setId("customerMenu");
        menu.getItems()
                .addAll(
                        item("menuOpen", "board.step.OPEN", () -> requests.open(profile)),
                        item(
                                "menuRetryTrips",
                                "dashboard.retry.TRIPS",
                                () -> requests.askForRetry(profile, ItemKind.TRIPS)),
                        item(
                                "menuRetryCrashes",
                                "dashboard.retry.CRASHES",
                                () -> requests.askForRetry(profile, ItemKind.CRASHES)),
                        item("menuAttach", "history.openAttach", () -> requests.attach(profile)),
                        item(
                                "menuEnterKey",
                                "board.step.ENTER_KEY",
                                () -> requests.enterKey(profile)));
        return menu;
    }

    private MenuItem item(String id, String text, Runnable run) {
        return MenuItems.of(id, texts.get(text), run);
    }

    private void go(CustomerState state, NextStep step) {
        Profile profile = state.profile();
        switch (step) {
            case ENTER_KEY -> requests.enterKey(profile);
            case OPEN -> requests.open(profile);
            case RETRY_TRIPS -> requests.askForRetry(profile, ItemKind.TRIPS);
            case RETRY_CRASHES -> requests.askForRetry(profile, ItemKind.CRASHES);
        }
    }

    private void pressed(KeyEvent event) {
        CustomerState state = selected();
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && state != null) {
            event.consume();
            requests.open(state.profile());
        } else if (event.getCode() == KeyCode.SPACE && state != null && !model.isTyping()) {
            event.consume();
            go(state, model.step(state));
        } else if (MenuItems.areAskedFor(event) && state != null) {
            event.consume();
            Node anchor = selectedRow();
            menu(state).show(anchor == null ? table : anchor, Side.BOTTOM, 40, 0);
        }
    }

    private @Nullable Node selectedRow() {
        int index = table.getSelectionModel().getSelectedIndex();
        return table.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row && row.getIndex() == index)
                .findFirst()
                .orElse(null);
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (event.isShortcutDown()
                || event.isAltDown()
                || character.isEmpty()
                || character.chars().anyMatch(Character::isISOControl)
                || (character.isBlank() && !model.isTyping())) {
            return;
        }
        int found = model.jump(character, table.getSelectionModel().getSelectedIndex());
        if (found >= 0) {
            event.consume();
            select(found);
            table.scrollTo(Math.max(0, found - 1));
        }
    }

    private @Nullable CustomerState selected() {
        // Not the selected item: it is not up to date after a heading was left again.
        int at = model.indexOf(selectedId);
        return at >= 0 && model.rows.get(at) instanceof Row.Entry(Customer customer)
                ? customer.state()
                : null;
    }

    private void select(int index) {
        table.getSelectionModel().clearAndSelect(index);
        table.getFocusModel().focus(index);
    }

    /** A heading is nothing to select: the keyboard goes over it. */
    private void selected(int before, int now) {
        if (isListing || now < 0 || now >= model.rows.size()) {
            return;
        }
        if (model.rows.get(now) instanceof Row.Entry(Customer customer)) {
            selectedId = customer.id();
            return;
        }
        int next = now + (now < before ? -1 : 1);
        if (next >= 0 && next < model.rows.size()) {
            select(next);
        } else if (before > now) {
            select(before);
        }
    }

    /** The same customer stays selected where it stands now; one that is gone is not. */
    private void selectAgain() {
        int at = model.indexOf(selectedId);
        isListing = true;
        if (at < 0) {
            selectedId = null;
            table.getSelectionModel().clearSelection();
        } else {
            select(at);
        }
        isListing = false;
    }
}
