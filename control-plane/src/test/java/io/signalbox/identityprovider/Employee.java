package io.signalbox.identityprovider;

/**
 * Somebody the provider knows.
 *
 * @param login what they type into its form
 * @param subject who they are to clients
 */
public record Employee(
        String login, String password, String subject, String email, boolean emailVerified, String name) {

    /** Signs in with the address. */
    public static Employee of(String email, String name) {
        return new Employee(email, "secret of " + email, "subject of " + email, email, true, name);
    }

    public Employee withSubject(String other) {
        return new Employee(login, password, other, email, emailVerified, name);
    }

    public Employee unverified() {
        return new Employee(login, password, subject, email, false, name);
    }
}
