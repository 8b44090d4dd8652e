package io.signalbox.controlplane.audit;

import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a case of the audit walk has at hand.
 *
 * @param owner signed in to the first organization
 */
public record AuditWorld(Console owner, TenantFixture tenants, MemberFixture members) {

    /**
     * A call that will succeed.
     *
     * @param organization whose trail it leaves an entry in, known from the answer
     */
    public record Call(Doer by, Supplier<Response> send, Function<Response, UUID> organization) {}

    /** Who its entry must name. */
    public record Doer(String kind, String id) {}

    /** By the owner, in their organization. */
    public Call call(Supplier<Response> send) {
        return call(owner, send);
    }

    public Call call(Console by, Supplier<Response> send) {
        return new Call(person(by), send, answer -> owner.organizationId());
    }

    public Call call(ServiceCaller by, Supplier<Response> send) {
        return new Call(new Doer("api_key", by.id()), send, answer -> owner.organizationId());
    }

    public Doer person(Console by) {
        return new Doer(
                "person",
                by.request()
                        .get("/api/v1/auth/me")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id"));
    }

    public TenantOrganization organization() {
        return tenants.existing(owner.organizationId());
    }

    /** Somebody else, signed in to the one organization they belong to. */
    public Console signIn(String email, UUID organizationId) {
        return Console.signIn(owner.port(), email, organizationId);
    }
}
