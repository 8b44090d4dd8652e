package io.signalbox.controlplane.auth.sso.settings;

import java.net.URI;

/**
 * What an identity provider says of itself (OpenID Connect Discovery).
 *
 * @param basic whether the client's secret goes into the Authorization header, or else into the form
 * @param namesItself whether it says who it is when it sends people back (RFC 9207)
 */
public record ProviderMetadata(
        String issuer, URI authorizationEndpoint, URI tokenEndpoint, URI keys, boolean basic, boolean namesItself) {}
