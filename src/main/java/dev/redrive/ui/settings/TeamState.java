package dev.redrive.ui.settings;

import dev.redrive.team.TeamDesk;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamTrouble;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How this desk stands with the team log, in words. */
final class TeamState {

    private static final int LONGEST_REASON = 200;

    private final Texts texts;
    private final Formats formats;

    TeamState(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** One line for each thing there is to know, the most important first. */
    String of(TeamDesk.State state, TeamServer server, TeamTexts words) {
        List<String> lines = new ArrayList<>();
        TeamTrouble trouble = state.trouble();
        if (trouble != null) {
            lines.add(words.trouble(trouble, server));
        } else if (state.since() == null) {
            lines.add(texts.get("team.connecting", server.address()));
        } else {
            lines.add(texts.get("team.connected", server.address(), formats.moment(state.since())));
            if (state.readOnly() != null) {
                lines.add(words.readOnly(state.readOnly(), server));
            }
            Duration ahead = state.ahead();
            if (TeamDesk.State.clocksDiffer(ahead)) {
                lines.add(
                        texts.get(
                                ahead.isNegative() ? "team.clockBehind" : "team.clock",
                                formats.duration(ahead.abs())));
            }
        }
        int refused = state.refused().count();
        if (refused > 0) {
            lines.add(texts.get("team.refused", refused, reason(state.refused().reason())));
        }
        return String.join("\n", lines);
    }

    /** Its first line: what follows repeats the whole row. */
    private static String reason(String said) {
        String first = said.lines().findFirst().orElse("");
        return Texts.shown(
                first.codePointCount(0, first.length()) <= LONGEST_REASON
                        ? first
                        : first.substring(0, first.offsetByCodePoints(0, LONGEST_REASON)) + "…");
    }
}
