package dev.redrive.ui.task;

import dev.redrive.profile.Profile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A poll as a shell command, with a placeholder for the key. */
final class CurlText {

    private CurlText() {}

    /** The task id is opaque text from elsewhere, so it is encoded and quoted. */
    static String of(Profile profile, String taskId) {
        String id = URLEncoder.encode(taskId, StandardCharsets.UTF_8).replace("+", "%20");
        return "curl --header 'x-dq-enterprise-api-key: YOUR_ENTERPRISE_API_KEY' --header 'Accept:"
                + " application/json' '"
                + profile.serviceUrl().toString().replace("'", "%27")
                + "/v1/enterprise/task/"
                + id
                + "'";
    }
}
