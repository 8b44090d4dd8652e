package io.signalbox.controlplane.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;

/** What browsers are told not to do with what we send. HSTS is sent over TLS only, be it ours or a trusted proxy's. */
public final class BrowserHeaders {

    private static final String POLICY = "Content-Security-Policy";
    /** The console: files of this origin, no inline script and no inline style. */
    private static final String CONSOLE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /** Swagger UI styles itself inline. Nobody's data is on that page. */
    private static final String DOCUMENTS =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /** An answer of the API is no page, whatever a browser is made to think. */
    private static final String ANSWER = "default-src 'none'; frame-ancestors 'none'";

    private static final String FEATURES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
                    + " midi=(), payment=(), usb=()";
    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

    private static final List<HeaderWriter> ANSWER_HEADERS = answerHeaders();

    private BrowserHeaders() {}

    /** For the console and the API reference. How long files are kept is said where they are served. */
    public static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        ofEverything(headers);
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((request, response) -> response.setHeader(POLICY, policy(request)));
    }

    /** For endpoints that answer data: nothing of it is kept by browsers and proxies unless the answer says so. */
    public static void ofAnswers(HeadersConfigurer<HttpSecurity> headers) {
        ofEverything(headers);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ANSWER));
    }

    /** Writes what {@link #ofAnswers} says, where no security filter does. */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        ANSWER_HEADERS.forEach(header -> header.writeHeaders(request, response));
    }

    private static List<HeaderWriter> answerHeaders() {
        var transport = new HstsHeaderWriter(YEAR_SECONDS, false);
        var opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        var resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
        return List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new CacheControlHeadersWriter(),
                transport,
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                new ContentSecurityPolicyHeaderWriter(ANSWER),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                new PermissionsPolicyHeaderWriter(FEATURES),
                opener,
                resource);
    }

    private static void ofEverything(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // Other services may live below the same name; whether they have TLS is not ours to say.
                .httpStrictTransportSecurity(
                        transport -> transport.maxAgeInSeconds(YEAR_SECONDS).includeSubDomains(false))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static String policy(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/docs") || path.startsWith("/docs/") ? DOCUMENTS : CONSOLE;
    }
}
