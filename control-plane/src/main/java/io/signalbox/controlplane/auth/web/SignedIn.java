package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.model.AccessGrant;
import io.signalbox.controlplane.auth.secondfactor.TrustedDevices;
import io.signalbox.controlplane.auth.sessions.Access;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInClient;
import io.signalbox.controlplane.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How every way of signing in begins and ends: with who is signing in; and with the access token in the body, the refresh token in its
 * cookie, nothing in a cache.
 */
@Component
class SignedIn {

    private final SignInCookies cookies;
    private final Sessions sessions;
    private final TrustedDevices devices;
    private final HttpServletRequest request;

    SignedIn(SignInCookies cookies, Sessions sessions, TrustedDevices devices, HttpServletRequest request) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.devices = devices;
        this.request = request;
    }

    SignInClient visitor() {
        return new SignInClient(device(), cookies.read(SignInCookies.DEVICE).orElse(null));
    }

    Device device() {
        return Device.of(request.getHeader(HttpHeaders.USER_AGENT), ClientAddress.of(request));
    }

    ResponseEntity<AccessGrant> answer(HttpStatus status, IssuedTokens grant) {
        return begun(ResponseEntity.status(status), grant).body(body(grant.access()));
    }

    /** For a new session; the one this browser had before ends, and the browser is remembered. */
    ResponseEntity.BodyBuilder begun(ResponseEntity.BodyBuilder answer, IssuedTokens grant) {
        cookies.read(SignInCookies.REFRESH).ifPresent(sessions::signOut);
        return renewed(answer, grant).header(HttpHeaders.SET_COOKIE, trust(grant.userId()));
    }

    /** The header of a browser whose person has shown who they are, so that strangers' wrong tries do not slow them down. */
    String trust(UUID userId) {
        String token = devices.trust(userId, cookies.read(SignInCookies.DEVICE).orElse(null));
        return cookies.set(SignInCookies.DEVICE, token, TrustedDevices.REMEMBERED);
    }

    /** For a session that goes on. */
    ResponseEntity.BodyBuilder renewed(ResponseEntity.BodyBuilder answer, IssuedTokens grant) {
        return answer.cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.set(SignInCookies.REFRESH, grant.refreshToken(), grant.refreshLife()));
    }

    static AccessGrant body(Access access) {
        return new AccessGrant(access.token(), (int) access.life().toSeconds());
    }
}
