/**
 * The driver of PostgreSQL, whose jar comes without a descriptor. What it needs only for Kerberos
 * and for a data source with a window of properties is not packed. Its own packages find each
 * other; these are what Redrive calls, and java.sql by the service.
 */
module org.postgresql.jdbc {
    requires java.logging;
    requires java.management;
    requires java.naming;
    requires transitive java.sql;
    requires java.transaction.xa;
    requires java.xml;
    requires static java.desktop;
    requires static java.security.jgss;

    exports org.postgresql;
    exports org.postgresql.jdbc;
    exports org.postgresql.ssl;
    exports org.postgresql.util;

    provides java.sql.Driver with
            org.postgresql.Driver;
}
