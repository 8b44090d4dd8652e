package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.contract.publicapi.model.SignOn;
import io.signalbox.contract.publicapi.model.SignOnCheck;
import io.signalbox.contract.publicapi.model.SignOnDomain;
import io.signalbox.contract.publicapi.model.SignOnDomainState;
import io.signalbox.contract.publicapi.model.SignOnUpdate;
import io.signalbox.controlplane.auth.sso.settings.DomainClaim;
import io.signalbox.controlplane.auth.sso.settings.SignOnChange;
import io.signalbox.controlplane.auth.sso.settings.SignOnCheckup;
import io.signalbox.controlplane.auth.sso.settings.SignOnView;
import io.signalbox.controlplane.organizations.Role;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Single sign-on as the contract has it. */
final class SignOnMapper {

    private SignOnMapper() {}

    static SignOnChange change(SignOnUpdate update) {
        return new SignOnChange(
                update.getIssuer(),
                update.getClientId(),
                update.getClientSecret(),
                Role.of(update.getDefaultRole().getValue()),
                update.getEnabled());
    }

    static SignOn toContract(SignOnView view) {
        SignOnView.Provider provider = view.provider();
        var signOn = new SignOn(
                provider != null,
                provider != null && provider.enabled(),
                view.domains().stream().map(SignOnMapper::toContract).toList(),
                view.redirectUri().toString());
        return provider == null ? signOn : with(signOn, provider);
    }

    private static SignOn with(SignOn signOn, SignOnView.Provider provider) {
        return signOn.issuer(provider.issuer())
                .clientId(provider.clientId())
                .clientSecretLastFour(provider.secretLastFour())
                .defaultRole(RoleName.fromValue(provider.defaultRole().id()))
                .updatedAt(provider.updatedAt());
    }

    static SignOnDomain toContract(DomainClaim claim) {
        return new SignOnDomain(
                        claim.domain(),
                        claim.verified() ? SignOnDomainState.VERIFIED : SignOnDomainState.PENDING,
                        claim.recordName(),
                        claim.recordValue())
                .checkedAt(claim.checkedAt())
                .problem(claim.problem());
    }

    static SignOnCheck toContract(SignOnCheckup.Result result) {
        return new SignOnCheck(result.problem() == null)
                .problem(result.problem())
                .authorizationEndpoint(textOrNull(result.authorizationEndpoint()))
                .tokenEndpoint(textOrNull(result.tokenEndpoint()));
    }

    private static @Nullable String textOrNull(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
