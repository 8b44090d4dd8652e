package io.signalbox.controlplane.organizations;

import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who sign up by themselves and found an organization. */
@Service
public class NewOwners {

    /** Any number; those who want to be first take turns on it. */
    private static final long FIRST_OWNER_LOCK = 5_417_663_020L;

    private final NewOrganization newOrganization;
    private final UserRepository users;
    private final OrganizationCreationSettings settings;
    private final Clock clock;

    NewOwners(
            NewOrganization newOrganization, UserRepository users, OrganizationCreationSettings settings, Clock clock) {
        this.newOrganization = newOrganization;
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nobody has an account yet. */
    public boolean isFirstWanted() {
        return !users.hasAny();
    }

    /** Whether anyone may sign up; the first always may. */
    public boolean isOpen() {
        return settings.isOpen() || isFirstWanted();
    }

    /**
     * An account and an organization of its own, both or neither. Works in the name of the new organization, whose id is the tenant's.
     *
     * @param passwordHash of a password that was found good
     * @throws SignUpClosed when somebody else was first, and others are invited only
     * @throws AccountExists when the address has an account
     */
    @Transactional
    public OrganizationView signUp(
            UUID userId, EmailAddress email, String name, String passwordHash, String organizationName) {
        if (!settings.isOpen()) {
            users.lock(FIRST_OWNER_LOCK);
            if (users.hasAny()) {
                throw new SignUpClosed();
            }
        }
        var owner = new User(userId, email.text(), name, passwordHash, clock.instant());
        try {
            users.saveAndFlush(owner);
        } catch (DataIntegrityViolationException addressIsTaken) {
            throw new AccountExists();
        }
        return newOrganization.create(organizationName, owner.view());
    }
}
