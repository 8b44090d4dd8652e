/** What tests replace of REST Assured. */
@NullMarked
package io.restassured.internal.path.json;

import org.jspecify.annotations.NullMarked;
