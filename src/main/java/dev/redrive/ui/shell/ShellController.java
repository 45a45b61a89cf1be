package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Nodes.ScrollPage;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Overlay;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the window's frame and shows the pages in it. JavaFX thread. */
public final class ShellController {

    /** Narrower windows have a rail of icons and letters in place of the sidebar; at 100 %. */
    static final double RAIL_BELOW = 1_000;

    private static final double USUAL_SIZE = 100;

    private static final int CUSTOMERS_OF_A_BOARD = 2;

    private final ShellViewModel model;
    private final ProfilesModel profiles;
    private final CustomersModel customers;
    private final CustomerTexts customerTexts;
    private final Texts texts;
    private final SidebarModel sidebar;
    private final WindowTitle titles;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Redrive");
    private final Map<Page, Supplier<Page.Made>> makers = new EnumMap<>(Page.class);
    private final Map<Page, Page.Made> made = new EnumMap<>(Page.class);
    private final Map<Page, KeptPlace> kept = new EnumMap<>(Page.class);
    private final ShellView view;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private Page shown = Page.DASHBOARD;
    private @Nullable Supplier<Parent> within;

    /** Builds the frame. */
    public ShellController(
            ShellViewModel model,
            ProfilesModel profiles,
            CustomersModel customers,
            CustomerTexts customerTexts,
            Texts texts,
            String version) {
        this.model = model;
        this.profiles = profiles;
        this.customers = customers;
        this.customerTexts = customerTexts;
        this.texts = texts;
        this.sidebar = new SidebarModel(customers);
        this.titles = new WindowTitle(texts, customerTexts);
        this.view = new ShellView(texts, version);
        this.dialogs = new Overlay(view.page, view.scrim, texts);
        this.toasts = new Toasts(view.toasts, texts);
        view.sidebar.shortcuts.setOnAction(_ -> showShortcuts());
        view.root.widthProperty().subscribe(this::narrow);
        profiles.preferences().textSize.subscribe(this::narrow);
        view.sidebar.navigation.onChosen(this::show);
        bindProfile();
        bindStatus();
        showProblems();
        customers.customers().addListener((ListChangeListener<Customer>) _ -> followCustomers());
        followCustomers();
        Shown.inSight(view.root)
                .subscribe(seen -> {
                    if (seen) {
                        tick();
                    }
                });
    }

    /** The window's content. */
    public Parent root() {
        return view.root;
    }

    /** Adds a layer over the page and its dialogs. */
    public void over(Node layer) {
        view.root.getChildren().add(layer);
    }

    /** Dialogs over this window. */
    public Dialogs dialogs() {
        return dialogs;
    }

    /** What is said in a corner of this window. */
    public Toasts toasts() {
        return toasts;
    }

    /** Whether a dialog is open, so that what is behind it takes no input. */
    public boolean isCovered() {
        return view.page.isDisabled();
    }

    /** What the window is called: how far what it shows is, and whose it is. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Adds the keys that work in the whole window while no dialog is open. */
    public void addShortcuts(Scene scene) {
        Shortcuts.add(scene, this::isCovered, this::go, view.sidebar::search, this::showShortcuts);
    }

    private void narrow() {
        double width = view.root.getWidth() * USUAL_SIZE / profiles.preferences().textSize.get();
        view.sidebar.narrow(width > 0 && width < RAIL_BELOW);
    }

    private void go(Page which) {
        if (which != Page.ADMIN || view.sidebar.navigation.offers(which)) {
            show(which);
            view.sidebar.navigation.button(which).requestFocus();
        }
    }

    private void showShortcuts() {
        boolean withAdministration = view.sidebar.navigation.offers(Page.ADMIN);
        dialogs.show(handle -> Shortcuts.dialog(texts, withAdministration, handle));
    }

    /** Offers the administration while that holds, and leaves it when it holds no longer. */
    public void offerAdministration(ObservableValue<Boolean> allowed) {
        allowed.subscribe(now -> {
            view.sidebar.navigation.offer(Page.ADMIN, now);
            if (!now && shown == Page.ADMIN) {
                show(Page.DASHBOARD);
            }
        });
    }

    /** What the button in the list of customers does while there is none. */
    public void onAddCustomer(Runnable add) {
        view.sidebar.add.setOnAction(_ -> add.run());
    }

    /** Adds what is not needed at once: tooltips, the list; called when the window is painted. */
    public void painted() {
        view.addTooltips();
        view.sidebar.fill(
                sidebar, customerTexts, customer -> openCustomer(customer.state().profile()));
    }

    /** Redraws what depends on the time, where it is shown. */
    public void tick() {
        toasts.tick();
        showTitle();
        if (Shown.isInSight(view.root)) {
            model.tick();
            view.sidebar.tick();
        }
    }

    /**
     * Says how a page is made when it is first shown. Without a page of all customers, the
     * dashboard is always the page of the chosen one.
     */
    public void page(Page which, Supplier<Page.Made> maker) {
        makers.put(which, maker);
    }

    /** Chooses a customer and shows its page. */
    public void openCustomer(Profile profile) {
        profiles.choose(profile);
        show(Page.CUSTOMER);
    }

    /** Whether the page of that customer is shown, or a part of it. */
    public boolean isShown(Profile profile) {
        return view.header.isVisible() && profiles.chosen().id().equals(profile.id());
    }

    /** Shows a page, making it the first time. */
    public void show(Page which) {
        Page wanted = which == Page.CUSTOMER && !hasBoard() ? Page.DASHBOARD : which;
        Page content = wanted == Page.DASHBOARD && !hasBoard() ? Page.CUSTOMER : wanted;
        shown = wanted;
        within = null;
        view.sidebar.navigation.select(wanted);
        Parent page =
                made.computeIfAbsent(
                                content, absent -> Objects.requireNonNull(makers.get(absent)).get())
                        .root();
        view.content.getChildren().setAll(page);
        KeptPlace before = kept.remove(content);
        if (before != null) {
            before.restore(page);
        }
        head(content == Page.CUSTOMER);
    }

    /**
     * Says everything again, in the language of now: what stays in the window, and the pages by
     * making each again before it is shown next, with what was typed into it.
     */
    public void sayAgain() {
        made.forEach((page, before) -> {
            kept.put(page, KeptPlace.of(before.root()));
            before.end().run();
        });
        made.clear();
        model.sayAgain();
        model.problems().sayAgain();
        view.sidebar.sayAgain();
        view.header.say();
        toasts.sayAgain();
        sayStatus();
        nameDashboard();
        Supplier<Parent> part = within;
        if (part == null) {
            show(shown);
        } else {
            KeptPlace place = KeptPlace.of(view.content);
            showWithin(shown, part);
            place.restore(view.content);
        }
    }

    private void sayStatus() {
        view.banner.setDismissText(texts.get("common.dismiss"));
        view.statusZone.setText(model.zoneText());
    }

    private void nameDashboard() {
        view.sidebar.nameDashboard(
                texts.get(
                        customers.count() >= CUSTOMERS_OF_A_BOARD
                                ? "shell.navCustomers"
                                : "shell.navDashboard"));
    }

    /**
     * Shows something of the chosen customer in place of its page, until a page is shown again.
     *
     * @param part makes it, now and whenever the language changes
     */
    public void showWithin(Page which, Supplier<Parent> part) {
        within = part;
        Button back =
                new Button(
                        texts.get("shell.back", profiles.chosen().name()),
                        new FontIcon(Feather.ARROW_LEFT));
        back.setId("backToPage");
        back.setMnemonicParsing(false); // A name may have an underscore.
        back.setOnAction(_ -> show(which));
        VBox body = new VBox(back, part.get());
        body.getStyleClass().add("part-body");
        view.content.getChildren().setAll(new ScrollPage(body));
        shown = which;
        view.sidebar.navigation.select(which);
        head(true);
        back.requestFocus();
    }

    /** Which page is shown. */
    public Page shown() {
        return shown;
    }

    private void head(boolean ofCustomer) {
        view.header.setVisible(ofCustomer);
        String id = ofCustomer ? profiles.chosen().id() : null;
        sidebar.open(id);
        view.sidebar.open(id);
        if (id != null) {
            toasts.read(id);
        }
        showTitle();
    }

    private boolean hasBoard() {
        return makers.containsKey(Page.DASHBOARD) && customers.count() >= CUSTOMERS_OF_A_BOARD;
    }

    /** The dashboard is another page with two customers, and a page of a removed one is none. */
    private void followCustomers() {
        nameDashboard();
        view.sidebar.showNone(customers.count() == 0);
        if (view.content.getChildren().isEmpty()) {
            return; // Nothing is shown yet.
        }
        boolean ofCustomer = view.header.isVisible();
        String open = view.sidebar.openId.get();
        if (ofCustomer && open != null && customers.find(open) == null) {
            show(Page.DASHBOARD);
        } else if (shown == Page.DASHBOARD && ofCustomer && hasBoard()) {
            shown = Page.CUSTOMER; // It stays what the user is looking at.
        } else if ((shown == Page.CUSTOMER || shown == Page.DASHBOARD)
                && !hasBoard()
                && !ofCustomer) {
            show(Page.DASHBOARD);
        }
    }

    private void showTitle() {
        Customer customer = customers.find(profiles.chosen().id());
        title.set(
                view.header.isVisible() && customer != null
                        ? titles.of(customer.state())
                        : titles.of(
                                pageName(),
                                customers.customers().stream().map(Customer::state).toList()));
    }

    private String pageName() {
        return view.sidebar.navigation.button(shown).getText();
    }

    private void bindStatus() {
        Label contact = view.header.contact;
        contact.textProperty().bind(model.contact);
        model.contactLost.subscribe(lost -> contact.pseudoClassStateChanged(Styles.WRONG, lost));
        view.header.dot.visibleProperty().bind(model.inContact);
        view.header.contactDetail.textProperty().bind(model.contactDetail);
        view.statusLine.textProperty().bind(model.status);
        view.header.statusKey.textProperty().bind(model.key);
        view.statusKey.textProperty().bind(model.keyOf);
        sayStatus();
    }

    /** The banner's cross takes away what it shows; whatever waits behind it is shown then. */
    private void showProblems() {
        ProblemBanner banner = view.banner;
        ReadOnlyObjectProperty<@Nullable Problem> pending = model.problems().shownProperty();
        pending.subscribe(banner.problemProperty()::set);
        banner.problemProperty()
                .subscribe(now -> {
                    if (now == null && pending.get() != null) {
                        model.problems().dismiss();
                    }
                });
    }

    private void bindProfile() {
        profiles.chosenProperty().subscribe(this::showProfile);
        view.header.profileKindBadge.textProperty().bind(model.kind);
        view.header.profileKindBadge.visibleProperty().bind(model.demo.not());
        view.header.demoBadge.visibleProperty().bind(model.demo);
        view.header.readOnlyBadge.visibleProperty().bind(model.readOnly);
        view.header.profileHost.textProperty().bind(model.host);
    }

    private void showProfile(Profile profile) {
        view.header.show(profile);
        if (!view.content.getChildren().isEmpty() && view.header.isVisible()) {
            head(true);
        }
    }
}
