package dev.redrive.ui.settings;

import dev.redrive.connection.ProxyChoice;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.FixedSetting;
import dev.redrive.ui.profiles.PolicyModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Binds the settings of the connection: the proxy and the added certificates. JavaFX thread. */
public final class ConnectionController {

    private final ProxyViewModel proxy;
    private final CertificatesViewModel certificates;
    private final PolicyModel policy;
    private final Texts texts;
    private final Parent root;

    @FXML private ToggleGroup proxyKind;
    @FXML private RadioButton proxySystem;
    @FXML private RadioButton proxyNone;
    @FXML private RadioButton proxyManual;
    @FXML private VBox proxyForm;
    @FXML private Label hostLabel;
    @FXML private TextField proxyHost;
    @FXML private Label portLabel;
    @FXML private TextField proxyPort;
    @FXML private Label userLabel;
    @FXML private TextField proxyUser;
    @FXML private Label passwordLabel;
    @FXML private PasswordField proxyPassword;
    @FXML private Label hostProblem;
    @FXML private Label portProblem;
    @FXML private Label userProblem;
    @FXML private Label passwordProblem;
    @FXML private ProblemBanner proxyBanner;
    @FXML private Label proxyInUse;
    @FXML private Button applyProxy;
    @FXML private ProblemBanner certificatesBanner;
    @FXML private Label noCertificates;
    @FXML private VBox certificateList;
    @FXML private Label unreadableCertificates;
    @FXML private Button addCertificate;

    /** Builds the part of the page. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public ConnectionController(
            ProxyViewModel proxy,
            CertificatesViewModel certificates,
            PolicyModel policy,
            Texts texts) {
        this.policy = policy;
        this.proxy = proxy;
        this.certificates = certificates;
        this.texts = texts;
        this.root = Fxml.CONNECTION.load(this, texts);
    }

    /** The part of the page. */
    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        proxySystem.setUserData(ProxyViewModel.Kind.SYSTEM);
        proxyNone.setUserData(ProxyViewModel.Kind.NONE);
        proxyManual.setUserData(ProxyViewModel.Kind.MANUAL);
        proxy.kind.subscribe(this::showKind);
        proxyKind
                .selectedToggleProperty()
                .subscribe(chosen -> {
                    if (chosen != null && chosen.getUserData() instanceof ProxyViewModel.Kind now) {
                        proxy.kind.set(now);
                    }
                });
        // Nothing has to be typed for these two, so they are in effect at once.
        proxySystem.setOnAction(_ -> proxy.apply());
        proxyNone.setOnAction(_ -> proxy.apply());
        Named.group(
                texts, texts.get("settings.proxy"), List.of(proxySystem, proxyNone, proxyManual));
        hostLabel.setLabelFor(proxyHost);
        portLabel.setLabelFor(proxyPort);
        userLabel.setLabelFor(proxyUser);
        passwordLabel.setLabelFor(proxyPassword);
        proxyHost.textProperty().bindBidirectional(proxy.host);
        proxyPort.textProperty().bindBidirectional(proxy.port);
        proxyUser.textProperty().bindBidirectional(proxy.user);
        proxyPassword.textProperty().bindBidirectional(proxy.password);
        proxyPassword.promptTextProperty().bind(proxy.passwordPrompt);
        FieldProblem.bind(hostProblem, proxyHost, proxy.hostProblem);
        FieldProblem.bind(portProblem, proxyPort, proxy.portProblem);
        FieldProblem.bind(userProblem, proxyUser, proxy.userProblem);
        FieldProblem.bind(passwordProblem, proxyPassword, proxy.passwordProblem);
        proxyInUse.textProperty().bind(proxy.inUse);
        Off.whileBusy(applyProxy, proxy.busy, texts);
        applyProxy.setOnAction(_ -> proxy.apply());
        proxyBanner.setDismissText(texts.get("common.dismiss"));
        proxyBanner.problemProperty().bindBidirectional(proxy.problem);
        bindCertificates();
        letFix();
    }

    /** Of a proxy that is fixed, only the password is the user's. */
    private void letFix() {
        Label line =
                FixedSetting.line(
                        policy,
                        Setting.PROXY,
                        texts,
                        now -> {
                            boolean isFixed = now.fixes(Setting.PROXY);
                            boolean hasLogin =
                                    now.proxy() instanceof ProxyChoice.Manual manual
                                            && !manual.user().isEmpty();
                            proxyPassword.setDisable(isFixed && !hasLogin);
                            applyProxy.getParent().setDisable(isFixed && !hasLogin);
                            proxy.fix(isFixed);
                        },
                        proxySystem,
                        proxyNone,
                        proxyManual,
                        proxyHost,
                        proxyPort,
                        proxyUser);
        if (proxyForm.getParent() instanceof VBox card) {
            card.getChildren().add(card.getChildren().indexOf(proxyForm), line);
        }
    }

    /** Shows what is typed there. */
    void goOnFrom(ConnectionController before) {
        proxy.goOnFrom(before.proxy);
    }

    private void showKind(ProxyViewModel.Kind kind) {
        for (RadioButton button : List.of(proxySystem, proxyNone, proxyManual)) {
            if (kind == button.getUserData()) {
                button.setSelected(true);
            }
        }
        boolean manual = kind == ProxyViewModel.Kind.MANUAL;
        Shown.now(proxyForm, manual);
    }

    private void bindCertificates() {
        certificatesBanner.setDismissText(texts.get("common.dismiss"));
        certificatesBanner.problemProperty().bindBidirectional(certificates.problem);
        unreadableCertificates.textProperty().bind(certificates.unreadable);
        certificates.unreadable.subscribe(
                text -> Shown.now(unreadableCertificates, !text.isEmpty()));
        certificates.rows.addListener(
                (ListChangeListener<CertificatesViewModel.Row>) _ -> showRows());
        showRows();
        addCertificate.setOnAction(_ -> certificates.add());
    }

    private void showRows() {
        certificateList.getChildren().setAll(certificates.rows.stream().map(this::row).toList());
        Shown.now(noCertificates, certificates.rows.isEmpty());
        Shown.now(certificateList, !certificates.rows.isEmpty());
    }

    private Node row(CertificatesViewModel.Row certificate) {
        Label owner = label("certificateOwner", certificate.owner(), Styles.STRONG);
        Label signer = label("certificateSigner", certificate.signer(), Styles.MUTED);
        Label validity =
                label(
                        "certificateValidity",
                        certificate.validity(),
                        certificate.expired() ? "field-problem" : Styles.MUTED);
        VBox words = new VBox(2, owner, signer, validity);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = new Button(texts.get("settings.removeCertificate"));
        remove.setId("removeCertificate");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setAccessibleText(
                texts.get("settings.removeCertificate") + " " + certificate.owner());
        remove.setOnAction(_ -> certificates.remove(certificate));
        HBox row = new HBox(12, words, remove);
        row.getStyleClass().add("certificate-row");
        return row;
    }

    private static Label label(String id, String text, String style) {
        Label label = Styles.wrapped(new Label(text), style);
        label.setId(id);
        return label;
    }
}
