/** JSON as strangers send it: checked byte by byte before any parser or the database meets it. */
@NullMarked
package io.signalbox.controlplane.platform.json;

import org.jspecify.annotations.NullMarked;
