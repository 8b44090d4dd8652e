package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Which pages' scripts may call: those of this installation, and those that the settings name. */
@Component
class Origins {

    private static final String ANY = "*";
    /** What sandboxed frames and local files send; it names nobody. */
    private static final String NOBODY = "null";

    private final Set<String> named;
    private final boolean any;
    private final @Nullable String ownAddress;

    Origins(WebSettings settings) {
        List<String> wanted = settings.allowedOrigins().stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        this.any = wanted.contains(ANY);
        this.named = wanted.stream()
                .filter(origin -> !origin.equals(ANY))
                .map(Origins::checked)
                .collect(Collectors.toUnmodifiableSet());
        String publicUrl = settings.publicUrl();
        this.ownAddress = publicUrl == null || publicUrl.isBlank() ? null : of(URI.create(publicUrl.strip()));
    }

    /** A page that this installation served. */
    boolean isOwn(HttpServletRequest request, String origin) {
        String asked = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
        return !origin.equals(NOBODY) && (same(origin, asked) || origin.equals(ownAddress));
    }

    /** Another page that the settings name: it may send cookies too. */
    boolean isNamed(String origin) {
        return named.contains(origin);
    }

    /** Another page that may read answers, so long as no cookie is involved. */
    boolean isAllowed(String origin) {
        return isNamed(origin) || (any && !origin.equals(NOBODY));
    }

    private static boolean same(String origin, String asked) {
        try {
            return origin.equals(of(URI.create(asked)));
        } catch (IllegalArgumentException unusableHost) {
            return false;
        }
    }

    private static String checked(String text) {
        try {
            URI uri = URI.create(text);
            boolean more = uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
            if (!more && Set.of("", "/").contains(uri.getRawPath())) {
                return of(uri);
            }
        } catch (IllegalArgumentException noOrigin) {
            throw refused();
        }
        throw refused();
    }

    private static InvalidSetting refused() {
        return new InvalidSetting("SIGNALBOX_ALLOWED_ORIGINS", "takes origins such as https://example.com");
    }

    /** As browsers write it: lower case, and no port where it is the scheme's own. */
    private static String of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("Not an origin: " + uri);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int own = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == own ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
