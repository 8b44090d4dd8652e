package io.signalbox.controlplane.platform.outbound;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient with everything switched off that a stranger could use. */
final class OutboundClient {

    private static final String USER_AGENT = "Signalbox";
    private static final int MAX_LINE_LENGTH = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    /** A name that changed its meaning is asked for again soon. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

    private OutboundClient() {}

    static CloseableHttpClient build(OutboundSettings settings, DnsResolver names) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_LINE_LENGTH)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.readTimeout()))
                        .setTimeToLive(CONNECTION_LIFE)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(timeout(settings.readTimeout()))
                        .build())
                .setMaxConnTotal(settings.calls())
                .setMaxConnPerRoute(settings.calls())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.readTimeout()))
                        .setConnectionRequestTimeout(timeout(settings.connectTimeout()))
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // Always straight to the host: a proxy of the environment would ask for the name itself
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .evictExpiredConnections()
                .build();
    }

    static HttpUriRequestBase request(OutboundRequest request) {
        var call = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(call::setHeader);
        if (!request.contentType().isEmpty()) {
            call.setEntity(new ByteArrayEntity(request.body(), ContentType.parse(request.contentType())));
        }
        return call;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
