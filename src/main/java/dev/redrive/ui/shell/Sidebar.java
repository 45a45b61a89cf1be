package dev.redrive.ui.shell;

import atlantafx.base.controls.CustomTextField;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Texts.Sayings;
import dev.redrive.ui.shell.SidebarModel.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Navigation, search and the live list of customers. In a narrow window it is a rail of icons and
 * letters in the same order, which opens to its full width while a customer is searched. JavaFX
 * thread.
 */
final class Sidebar extends VBox {

    private static final PseudoClass RAIL = PseudoClass.getPseudoClass("rail");

    final Navigation navigation = new Navigation();
    final Label version = new Label();
    final Button shortcuts = new Button();
    final CustomTextField search = new CustomTextField();
    final Button openSearch = new Button(null, new FontIcon(Feather.SEARCH));
    final ListView<Row> list = new ListView<>();
    final Button add = new Button(null, new FontIcon(Feather.PLUS));

    /** Whether only icons and letters are shown. */
    final BooleanProperty rail = new SimpleBooleanProperty();

    /** Whose page is shown; null for none. */
    final ObjectProperty<@Nullable String> openId = new SimpleObjectProperty<>();

    private final Texts texts;
    private final Sayings sayings = new Sayings();
    private final List<CustomerCell> cells = new ArrayList<>();
    private final List<Region> words = new ArrayList<>();
    private final VBox none = new VBox(8);
    private boolean isNarrow;
    private boolean isSearched;

    Sidebar(Texts texts, String ofProgram) {
        this.texts = texts;
        setId("sidebar");
        getStyleClass().add("navigation");
        StackPane mark = new StackPane(Named.silent(new FontIcon(Feather.ROTATE_CW)));
        mark.getStyleClass().add("brand-mark");
        Label name = word(new Label("Redrive"));
        name.getStyleClass().add("brand-name");
        HBox brand = new HBox(10, mark, name);
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.getStyleClass().add("brand");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren()
                .addAll(
                        brand,
                        button(Page.DASHBOARD, "navDashboard", Feather.GRID, 1),
                        button(Page.HISTORY, "navHistory", Feather.CLOCK, 2),
                        button(Page.CREDENTIALS, "navCredentials", Feather.KEY, 3),
                        button(Page.SETTINGS, "navSettings", Feather.SETTINGS, 4),
                        button(Page.ADMIN, "navAdmin", Feather.USERS, 5),
                        searchBox(),
                        list,
                        noCustomers(),
                        foot(ofProgram));
        sayings.add(() -> {
            navigation.button(Page.HISTORY).setText(texts.get("shell.navHistory"));
            navigation.button(Page.CREDENTIALS).setText(texts.get("shell.navCredentials"));
            navigation.button(Page.SETTINGS).setText(texts.get("shell.navSettings"));
            navigation.button(Page.ADMIN).setText(texts.get("shell.navAdmin"));
        });
        navigation.offer(Page.ADMIN, false);
        rail.subscribe(this::fit);
    }

    private <T extends Region> T word(T node) {
        words.add(node);
        return node;
    }

    private StackPane button(Page which, String id, Feather icon, int digit) {
        return navigation.add(which, id, icon, word(hint(Integer.toString(digit))));
    }

    private Label hint(String key) {
        Label hint = new Label();
        sayings.add(() -> hint.setText(Shortcuts.withShortcutKey(texts, key)));
        hint.getStyleClass().add("key-hint");
        hint.setMouseTransparent(true);
        return hint;
    }

    private StackPane searchBox() {
        search.setId("customerSearch");
        search.setLeft(Named.silent(new FontIcon(Feather.SEARCH)));
        search.setRight(hint("K"));
        openSearch.setId("openCustomerSearch");
        openSearch.getStyleClass().addAll("flat", "button-icon");
        openSearch.setMaxWidth(Double.POSITIVE_INFINITY);
        Tooltip what = new Tooltip();
        openSearch.setTooltip(what);
        sayings.add(() -> {
            String words = texts.get("shell.search");
            search.setPromptText(words);
            Named.field(search, words);
            openSearch.setAccessibleText(words);
            what.setText(words);
        });
        openSearch.setOnAction(_ -> search());
        StackPane box = new StackPane(search, openSearch);
        box.getStyleClass().add("search-box");
        return box;
    }

    private VBox noCustomers() {
        Label title = word(new Label());
        title.getStyleClass().addAll(Styles.STRONG, Styles.SMALL);
        Label detail = word(new Label());
        detail.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        detail.setWrapText(true);
        add.setId("sidebarAdd");
        sayings.add(() -> {
            title.setText(texts.get("shell.noCustomers"));
            detail.setText(texts.get("shell.noCustomersDetail"));
            add.setText(texts.get("shell.firstStartAction"));
        });
        add.setWrapText(true);
        add.setMaxWidth(Double.POSITIVE_INFINITY);
        add.setMinHeight(USE_PREF_SIZE);
        none.setMinHeight(USE_PREF_SIZE);
        none.getChildren().addAll(title, detail, add);
        none.getStyleClass().add("no-customers");
        none.managedProperty().bind(none.visibleProperty());
        none.setVisible(false);
        return none;
    }

    private HBox foot(String ofProgram) {
        version.setId("version");
        sayings.add(() -> version.setText(texts.get("shell.version", ofProgram)));
        version.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        word(version);
        Region gap = word(new Region());
        HBox.setHgrow(gap, Priority.ALWAYS);
        shortcuts.setId("openShortcuts");
        sayings.add(() -> shortcuts.setText(texts.get("shell.openShortcuts")));
        shortcuts.getStyleClass().addAll("flat", Styles.SMALL);
        Label key = new Label("F1");
        key.getStyleClass().add("key-hint");
        shortcuts.setGraphic(key);
        HBox foot = new HBox(4, version, gap, shortcuts);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("navigation-foot");
        return foot;
    }

    /**
     * Fills the list; called when the window is painted, as the list is not needed for that.
     *
     * @param choose shows the page of a customer
     */
    void fill(SidebarModel model, CustomerTexts customers, Consumer<Customer> choose) {
        Consumer<Row> activate =
                row -> {
                    switch (row) {
                        case Row.Heading head -> {
                            if (head.folds()) {
                                model.fold();
                            }
                        }
                        case Row.Entry(Customer customer) -> {
                            choose.accept(customer);
                            endSearch();
                        }
                    }
                };
        list.setId("customerList");
        list.getStyleClass().add("customer-list");
        Label nothing = new Label();
        sayings.add(() -> {
            list.setAccessibleText(texts.get("shell.customers"));
            nothing.setText(texts.get("shell.searchNothing"));
        });
        nothing.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> {
            CustomerCell cell = new CustomerCell(customers, rail, openId, activate);
            cells.add(cell);
            return cell;
        });
        list.setItems(model.rows);
        list.getSelectionModel()
                .selectedIndexProperty()
                .subscribe((before, now) -> skipHeadings(before.intValue(), now.intValue()));
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Row row = list.getSelectionModel().getSelectedItem();
                    boolean isChosen =
                            event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
                    if (row != null && isChosen) {
                        event.consume();
                        activate.accept(row);
                    }
                });
        model.rows.addListener((ListChangeListener<Row>) _ -> selectOpen());
        openId.subscribe(this::selectOpen);
        search.textProperty().bindBidirectional(model.search);
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> searchKey(event, model, activate));
        // Not already when the search loses the focus: a click on what it found must still find it.
        getScene()
                .focusOwnerProperty()
                .subscribe(owner -> {
                    if (owner != null && !owner.equals(search) && !owner.equals(list)) {
                        endSearch();
                    }
                });
    }

    private void searchKey(KeyEvent event, SidebarModel model, Consumer<Row> activate) {
        Customer first = model.first();
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                if (first != null) {
                    activate.accept(new Row.Entry(first));
                }
            }
            case DOWN -> {
                event.consume();
                list.requestFocus();
                if (first != null) {
                    list.getSelectionModel().select(new Row.Entry(first));
                }
            }
            case ESCAPE -> {
                event.consume();
                endSearch();
                navigation.button(Page.DASHBOARD).requestFocus();
            }
            default -> {}
        }
    }

    /** A heading that does not fold is nothing to choose. */
    private void skipHeadings(int before, int now) {
        if (now < 0 || now >= list.getItems().size()) {
            return;
        }
        if (list.getItems().get(now) instanceof Row.Heading head && !head.folds()) {
            int step = now < before ? -1 : 1;
            int next = now + step;
            list.getSelectionModel()
                    .select(
                            next >= 0 && next < list.getItems().size()
                                    ? next
                                    : Math.max(before, 1));
        }
    }

    private void selectOpen() {
        if (list.isFocused()) {
            return; // The user is choosing.
        }
        for (Row row : list.getItems()) {
            if (row instanceof Row.Entry(Customer customer) && customer.id().equals(openId.get())) {
                list.getSelectionModel().select(row);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    /** Puts the keyboard into the search. */
    void search() {
        isSearched = true;
        update();
        search.requestFocus();
        search.selectAll();
    }

    private void endSearch() {
        isSearched = false;
        search.clear();
        update();
    }

    /** Shows the rail where the window is narrow. */
    void narrow(boolean now) {
        isNarrow = now;
        update();
    }

    private void update() {
        rail.set(isNarrow && !isSearched);
    }

    /** Whether there is no customer but the demo. */
    void showNone(boolean now) {
        none.setVisible(now);
    }

    /** What the first button is called. */
    void nameDashboard(String name) {
        navigation.button(Page.DASHBOARD).setText(name);
        navigation.name(rail.get());
    }

    /** Says everything again, in the language of now. */
    void sayAgain() {
        sayings.sayAgain();
        list.refresh();
        fit(rail.get());
    }

    /** Says again what depends on the time, in the rows that are shown. */
    void tick() {
        cells.forEach(CustomerCell::tick);
    }

    private void fit(boolean narrow) {
        pseudoClassStateChanged(RAIL, narrow);
        for (Region word : words) {
            Shown.now(word, !narrow);
        }
        ContentDisplay display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        add.setContentDisplay(display);
        add.setTooltip(narrow ? new Tooltip(add.getText()) : null);
        shortcuts.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.RIGHT);
        shortcuts.setTooltip(narrow ? new Tooltip(shortcuts.getText()) : null);
        Shown.now(search, !narrow);
        Shown.now(openSearch, narrow);
        navigation.name(narrow);
    }

    /** Which customer's page is shown; null for none. */
    void open(@Nullable String id) {
        openId.set(id);
    }
}
