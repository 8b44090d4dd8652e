package io.signalbox.controlplane.organizations;

import java.util.UUID;

/** What this module needs of passwords. Whoever signs people in implements it. */
public interface PasswordVerification {

    /** @throws io.signalbox.controlplane.platform.problems.ProblemException {@code wrong_password} when it is not the password of this user */
    void require(UUID userId, String password);

    /** To be stored in place of the password. */
    String hash(String password);
}
