package dev.redrive.enterprise;

/**
 * The service accepted the key and answered as the Enterprise service does.
 *
 * @param nbHyperAdmins how many hyper-admins it listed, 0 or more
 */
public record KeyAccepted(int nbHyperAdmins) {}
