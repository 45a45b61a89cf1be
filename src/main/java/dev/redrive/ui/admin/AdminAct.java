package dev.redrive.ui.admin;

import dev.redrive.audit.Act;

/** What can be changed. */
enum AdminAct {
    CREATE_TEAM(Act.Kind.TEAM_CREATED),
    ENABLE_TEAM(Act.Kind.TEAM_ENABLED),
    DISABLE_TEAM(Act.Kind.TEAM_DISABLED),
    CREATE_HYPER_ADMIN(Act.Kind.HYPER_ADMIN_CREATED);

    /** What the audit trail calls it. */
    final Act.Kind audited;

    AdminAct(Act.Kind audited) {
        this.audited = audited;
    }
}
