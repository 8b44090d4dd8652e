package io.signalbox.controlplane.events.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A delivery whose body nobody takes for anything but bytes. Without this, a form would be parsed into parameters and written anew on its way
 * to the controller, and its signature would no longer match.
 */
final class RawRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = RawRequest.class.getName() + ".contentType";

    RawRequest(HttpServletRequest request) {
        super(request);
        String type = request.getContentType();
        request.setAttribute(ATTRIBUTE, type == null ? "" : type);
    }

    /** The content type the sender gave; empty when it gave none. */
    static String contentTypeOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String type ? type : "";
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isContentType(name) ? getContentType() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isContentType(name) ? Collections.enumeration(List.of(getContentType())) : super.getHeaders(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    private static boolean isContentType(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name);
    }
}
