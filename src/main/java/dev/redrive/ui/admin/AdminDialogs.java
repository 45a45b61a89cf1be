package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.CreatedTeam;
import dev.redrive.enterprise.Administration.NewHyperAdmin;
import dev.redrive.enterprise.Administration.Team;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Dialogs.Content;
import dev.redrive.ui.kit.Dialogs.Handle;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs that change teams and hyper-admins. What came of a change is said in its dialog while
 * that is open, and in the window's banner otherwise, with the customer's name. JavaFX thread.
 */
public final class AdminDialogs {

    private final UiKit kit;
    private final Texts texts;
    private final AdminDesk desk;
    private final AdminTexts words;
    private final ClearingClipboard clipboard;
    private final Consumer<Profile> enterKey;
    private final RandomGenerator random;

    /**
     * None is open yet.
     *
     * @param enterKey lets the user enter the customer's key
     * @param random draws passwords; a secure one, but in tests
     */
    public AdminDialogs(
            UiKit kit,
            AdminDesk desk,
            ClearingClipboard clipboard,
            Consumer<Profile> enterKey,
            RandomGenerator random) {
        this.kit = kit;
        this.texts = kit.texts();
        this.desk = desk;
        this.words = new AdminTexts(kit);
        this.clipboard = clipboard;
        this.enterKey = enterKey;
        this.random = random;
    }

    /** What a dialog is told of its change. */
    interface Ended {

        /** Nothing was changed, for this reason. */
        void refused(Problem why);
    }

    /** Lets the user name a new team. */
    void newTeam(Profile customer) {
        kit.dialogs()
                .show(handle -> {
                    NewTeamViewModel model = new NewTeamViewModel(texts);
                    model.onCreate(name -> createTeam(customer, name, handle, model));
                    return content(
                            new NewTeamController(customer, model, handle, texts).root(), handle);
                });
    }

    private static Content content(Parent root, Handle handle) {
        return new Content(root, handle::close);
    }

    private void createTeam(Profile customer, String name, Handle handle, NewTeamViewModel model) {
        boolean isSent =
                desk.<CreatedTeam>change(
                        customer,
                        AdminAct.CREATE_TEAM,
                        name,
                        api -> {
                            Outcome<CreatedTeam> outcome = api.createTeam(name);
                            if (outcome instanceof Outcome.Answered<CreatedTeam>(var created)) {
                                protect(created.sdkKey());
                                protect(created.adminKey());
                            }
                            return outcome;
                        },
                        result -> {
                            if (result.outcome()
                                    instanceof Outcome.Answered<CreatedTeam>(var created)) {
                                handle.close();
                                showKeys(new TeamKeys(customer, name, created));
                            } else {
                                ended(customer, AdminAct.CREATE_TEAM, name, result, handle, model);
                            }
                        });
        if (!isSent) {
            model.refused(notSent(customer));
        }
    }

    private void protect(char @Nullable [] key) {
        if (key != null) {
            desk.protect(key);
            Arrays.fill(key, '\0');
        }
    }

    /** The keys stay until the user closes them: nothing else takes their place for good. */
    private void showKeys(TeamKeys keys) {
        kit.dialogs()
                .showWhenFree(handle -> {
                    handle.onReplaced(() -> showKeys(keys));
                    TeamKeysController card =
                            new TeamKeysController(keys, clipboard, handle::close, texts);
                    return new Content(card.root(), card::escape);
                });
    }

    private Problem notSent(Profile customer) {
        return Problem.warning(
                texts.get("admin.notSent", customer.name()), texts.get("admin.notSentDetail"));
    }

    /** A change failed: said in its dialog where that may be tried again, else in the window. */
    private void ended(
            Profile customer,
            AdminAct act,
            String name,
            AdminDesk.Result<?> result,
            Handle handle,
            Ended dialog) {
        if (handle.isOpen() && !isUnknown(result)) {
            dialog.refused(problem(customer, act, name, result));
        } else {
            handle.close();
            kit.problems().showNow(() -> problem(customer, act, name, result));
        }
    }

    private static boolean isUnknown(AdminDesk.Result<?> result) {
        return result.outcome() instanceof Outcome.Failed<?>(var failure)
                && AdminTexts.isUnknown(failure);
    }

    private Problem problem(
            Profile customer, AdminAct act, String name, AdminDesk.Result<?> result) {
        if (!(result.outcome() instanceof Outcome.Failed<?>(var failure))) {
            return words.notCalled(customer, result.isForbidden(), () -> enterKey.accept(customer));
        }
        Problem problem = words.ofChange(customer, act, name, failure);
        boolean isAboutTheKey =
                failure instanceof EnterpriseFailure.KeyRefused
                        || failure instanceof EnterpriseFailure.Forbidden;
        return isAboutTheKey
                ? problem.offering(texts.get("common.enterKey"), () -> enterKey.accept(customer))
                : problem;
    }

    /** Asks whether to enable that team, and does. */
    void enable(Profile customer, Team team) {
        kit.dialogs()
                .ask(
                        new Dialogs.Question(
                                texts.get("admin.enableTitle", team.teamId()),
                                texts.get("admin.enableMeaning"),
                                texts.get("admin.enableYes"),
                                texts.get("common.cancel"),
                                () -> change(customer, team, AdminAct.ENABLE_TEAM),
                                List.of(customer)));
    }

    /** Lets the user type the name of the team, and disables it. */
    void disable(Profile customer, Team team) {
        kit.dialogs()
                .show(handle ->
                        content(
                                new DisableController(
                                                customer,
                                                team,
                                                handle,
                                                () -> change(customer, team, AdminAct.DISABLE_TEAM),
                                                texts)
                                        .root(),
                                handle));
    }

    private void change(Profile customer, Team team, AdminAct act) {
        String id = team.teamId();
        boolean enable = act == AdminAct.ENABLE_TEAM;
        boolean isSent =
                desk.<String>change(
                        customer,
                        act,
                        id,
                        api -> api.changeTeam(id, enable),
                        result ->
                                kit.problems()
                                        .showNow(() ->
                                                result.outcome()
                                                                instanceof
                                                                Outcome.Answered<String>(var word)
                                                        ? changed(customer, id, enable, word)
                                                        : problem(customer, act, id, result)));
        if (!isSent) {
            kit.problems().showNow(() -> notSent(customer));
        }
    }

    private Problem changed(Profile customer, String id, boolean enable, String word) {
        boolean isAsRequested = word.equals(enable ? Team.ENABLED : Team.DISABLED);
        String said = texts.get("admin.statusNow", id, words.status(word));
        String title = texts.get("failure.of", customer.name(), said);
        return isAsRequested
                ? Problem.info(title, enable ? "" : texts.get("admin.disabledDetail"))
                : Problem.warning(title, texts.get("admin.otherStatus"));
    }

    /** Lets the user enter a new hyper-admin. */
    void newPerson(Profile customer) {
        kit.dialogs()
                .show(handle -> {
                    NewPersonViewModel model = new NewPersonViewModel(texts, random);
                    model.onCreate((person, password) ->
                            createPerson(customer, person, password, handle, model));
                    Runnable close =
                            () -> {
                                model.forget();
                                handle.close();
                            };
                    handle.onReplaced(model::forget);
                    return new Content(
                            new NewPersonController(customer, model, clipboard, close, texts)
                                    .root(),
                            close);
                });
    }

    private void createPerson(
            Profile customer,
            NewHyperAdmin person,
            char[] password,
            Handle handle,
            NewPersonViewModel model) {
        String id = person.userId();
        boolean isSent =
                desk.<String>change(
                        customer,
                        AdminAct.CREATE_HYPER_ADMIN,
                        id,
                        api -> {
                            desk.protect(password);
                            try {
                                return api.createHyperAdmin(person, password);
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        },
                        result -> {
                            if (result.outcome() instanceof Outcome.Answered<String>(var made)) {
                                model.forget();
                                handle.close();
                                kit.problems().showNow(() -> made(customer, id, made));
                            } else {
                                ended(
                                        customer,
                                        AdminAct.CREATE_HYPER_ADMIN,
                                        id,
                                        result,
                                        handle,
                                        model);
                            }
                        });
        if (!isSent) {
            Arrays.fill(password, '\0');
            model.refused(notSent(customer));
        }
    }

    private Problem made(Profile customer, String id, String made) {
        String title = texts.get("failure.of", customer.name(), texts.get("admin.personMade", id));
        return made.equals(id)
                ? Problem.info(title, texts.get("admin.personMadeDetail"))
                : Problem.warning(title, texts.get("admin.otherName", made));
    }
}
