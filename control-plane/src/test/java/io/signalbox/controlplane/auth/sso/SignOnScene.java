package io.signalbox.controlplane.auth.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.auth.sso.Browser.Page;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.identityprovider.Directory;
import io.signalbox.identityprovider.Employee;
import io.signalbox.identityprovider.IdentityProvider;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A control plane that may call this machine, a name server, and a real identity provider. */
@ControlPlaneTest
public abstract class SignOnScene {

    public static final String CALLBACK = Browser.CONSOLE + "/api/v1/auth/sign-on/callback";
    public static final NameServer DNS = new NameServer();
    public static final Directory DIRECTORY = new Directory();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    public int port;

    @Autowired
    Organizations organizations;

    @DynamicPropertySource
    public static void settings(DynamicPropertyRegistry settings) {
        settings.add("signalbox.outbound.allow", () -> "127.0.0.1");
        settings.add("signalbox.outbound.total-timeout", () -> "3s");
        settings.add("signalbox.dns-server", DNS::address);
    }

    /** Started once, with the first test that asks. */
    public static IdentityProvider provider() {
        return Running.PROVIDER;
    }

    private static final class Running {
        private static final IdentityProvider PROVIDER = IdentityProvider.start(0, CALLBACK, DIRECTORY);
    }

    /** A mail domain nobody used before. */
    public static String newDomain() {
        return "company" + NUMBER.incrementAndGet() + ".test";
    }

    public static Employee employee(String email) {
        var employee = Employee.of(email, "Bob Example");
        DIRECTORY.put(employee);
        return employee;
    }

    /** An organization whose owner has an address elsewhere. */
    public Company company() {
        return Company.found(organizations, port, DNS, "owner" + NUMBER.incrementAndGet() + "@founders.test");
    }

    /** A company that sends the people of a domain to the real provider. */
    public Company companyOf(String domain) {
        return company().withDomain(domain).withProvider(provider().issuer());
    }

    public Browser browser() {
        return new Browser(port);
    }

    /** Answers the address of the provider to go to. */
    public URI start(Browser browser, String email) {
        return start(browser, email, "/tickets?state=open");
    }

    public URI start(Browser browser, String email, String returnTo) {
        Page page = browser.postJson(
                "/api/v1/auth/sign-on/start",
                JsonMapper.shared().writeValueAsString(Map.of("email", email, "return_to", returnTo)));
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return URI.create(JsonMapper.shared()
                .readTree(page.response().body())
                .path("authorization_url")
                .asString());
    }

    /** The whole way; answers the page that the browser is sent to in the end. */
    public Page signIn(Browser browser, Employee employee) {
        URI authorization = start(browser, employee.email());
        return browser.get(browser.signInAtProvider(authorization, employee.login(), employee.password()));
    }

    public static void assertRefused(Page page, String problem) {
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).hasToString(Browser.CONSOLE + "/sign-in?problem=" + problem);
        assertThat(page.cookies()).noneMatch(cookie -> cookie.startsWith("signalbox_refresh="));
    }

    public static String parameter(URI address, String name) {
        return UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name);
    }

    public static URI callback(String state, String code) {
        return UriComponentsBuilder.fromUriString(CALLBACK)
                .queryParam("state", state)
                .queryParam("code", code)
                .build()
                .toUri();
    }

    /** Turns the refresh cookie into an access token. */
    public Console signedIn(Browser browser, UUID organizationId) {
        Page page = browser.postJson("/api/v1/auth/refresh", "");
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        String token = JsonMapper.shared()
                .readTree(page.response().body())
                .path("access_token")
                .asString();
        return new Console(port, token, organizationId);
    }

    public ValidatableResponse discover(String email) {
        return RestAssured.given()
                .port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/api/v1/auth/discover")
                .then()
                .statusCode(200);
    }
}
