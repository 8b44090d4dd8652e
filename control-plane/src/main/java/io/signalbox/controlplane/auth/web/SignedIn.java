package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.model.AccessGrant;
import io.signalbox.controlplane.auth.Access;
import io.signalbox.controlplane.auth.Device;
import io.signalbox.controlplane.auth.Grant;
import io.signalbox.controlplane.auth.Sessions;
import io.signalbox.controlplane.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How every way of signing in ends: the access token in the body, the refresh token in its cookie, nothing in a cache. */
@Component
class SignedIn {

    private final RefreshCookie cookie;
    private final Sessions sessions;
    private final HttpServletRequest request;

    SignedIn(RefreshCookie cookie, Sessions sessions, HttpServletRequest request) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.request = request;
    }

    /** What the request comes from. */
    Device device() {
        return Device.of(request.getHeader(HttpHeaders.USER_AGENT), ClientAddress.of(request));
    }

    /** For a new session; the one this browser had before ends. */
    ResponseEntity<AccessGrant> answer(HttpStatus status, Grant grant) {
        return withCookie(ResponseEntity.status(status), grant).body(body(grant.access()));
    }

    ResponseEntity.BodyBuilder withCookie(ResponseEntity.BodyBuilder answer, Grant grant) {
        cookie.read().ifPresent(sessions::signOut);
        return renewed(answer, grant);
    }

    /** For a session that goes on. */
    ResponseEntity.BodyBuilder renewed(ResponseEntity.BodyBuilder answer, Grant grant) {
        return answer.cacheControl(CacheControl.noStore()).header(HttpHeaders.SET_COOKIE, cookie.carrying(grant));
    }

    static AccessGrant body(Access access) {
        return new AccessGrant(access.token(), (int) access.life().toSeconds());
    }
}
