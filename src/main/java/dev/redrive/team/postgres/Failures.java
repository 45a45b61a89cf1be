package dev.redrive.team.postgres;

import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamTrouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the driver's failures mean. */
final class Failures {

    private Failures() {}

    static TeamLogException of(SQLException failure) {
        return new TeamLogException(trouble(failure), detail(failure), failure);
    }

    /** Whether the connection is of no more use after that failure. */
    static boolean isOfConnection(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("28")
                || state.equals("53300")
                || state.isEmpty();
    }

    private static TeamTrouble trouble(SQLException failure) {
        String state = state(failure);
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (has(failure, UnknownHostException.class)) {
            return TeamTrouble.UNKNOWN_HOST;
        }
        if (has(failure, SSLException.class)) {
            return TeamTrouble.UNTRUSTED;
        }
        if (has(failure, SocketTimeoutException.class) || failure instanceof SQLTimeoutException) {
            return TeamTrouble.SILENT;
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return TeamTrouble.UNREACHABLE;
        }
        return switch (state) {
            case "28P01", "28000" ->
                    words.contains("pg_hba.conf") ? TeamTrouble.DATABASE : TeamTrouble.LOGIN;
            case "3D000" -> TeamTrouble.DATABASE;
            case "42501" ->
                    words.contains("for database") ? TeamTrouble.DATABASE : TeamTrouble.RIGHTS;
            case "53300" -> TeamTrouble.FULL;
            case "3F000", "42P01" -> TeamTrouble.NO_SCHEMA;
            case "57014", "25P03" -> TeamTrouble.SILENT;
            case "08001" ->
                    words.contains("ssl")
                            ? TeamTrouble.NOT_ENCRYPTED
                            : words.contains("timeout") || words.contains("timed out")
                                    ? TeamTrouble.SILENT
                                    : TeamTrouble.UNREACHABLE;
            case "08004" ->
                    words.contains("ssl") ? TeamTrouble.NOT_ENCRYPTED : TeamTrouble.WEAK_LOGIN;
            default ->
                    state.startsWith("08") || state.startsWith("57P")
                            ? TeamTrouble.LOST
                            : TeamTrouble.BROKEN;
        };
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, cause -> cause == null ? null : cause.getCause())
                .limit(20)
                .takeWhile(cause -> cause != null)
                .anyMatch(kind::isInstance);
    }

    /** For the log: the driver's words hold no password. */
    private static String detail(SQLException failure) {
        return state(failure) + " " + failure.getMessage();
    }
}
