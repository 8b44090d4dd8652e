package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.Organizations;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The way in by e-mail and password. */
@Service
public class SignIn {

    private final SignInLimit limit;
    private final Organizations organizations;
    private final Sessions sessions;

    SignIn(SignInLimit limit, Organizations organizations, Sessions sessions) {
        this.limit = limit;
        this.organizations = organizations;
        this.sessions = sessions;
    }

    /**
     * @throws SignInRefused when e-mail and password do not belong together
     * @throws NoOrganization when they do, but the person belongs nowhere
     */
    public Grant withPassword(String email, String password, Device device) {
        limit.take(device.address().forLimits(), email);
        UUID userId = organizations
                .authenticate(email, password)
                .orElseThrow(SignInRefused::new)
                .id();
        return sessions.begin(userId, null, SignInMethod.PASSWORD, device);
    }
}
