package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sso.settings.MailDomain;
import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds whose single sign-on an address belongs to. Only its domain is looked at, so it tells of nobody whether they have an account. */
@Service
public class SignOnRouting {

    private final JdbcClient jdbc;

    SignOnRouting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The organization that proved the domain and has single sign-on switched on. Needs no tenant. */
    public Optional<OrganizationView> find(String email) {
        return MailDomain.ofAddress(email.strip()).flatMap(this::find);
    }

    private Optional<OrganizationView> find(MailDomain domain) {
        return jdbc.sql("SELECT organization_id, name FROM sign_on_by_domain(?)")
                .param(domain.name())
                .query(Row.as(row -> new OrganizationView(row.uuid("organization_id"), row.text("name"))))
                .optional();
    }
}
