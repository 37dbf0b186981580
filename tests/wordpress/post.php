<?php
// php post.php FOLDER ROLE < content: publishes as a user of that role, so with the filters that WordPress
// has for them; prints the post's address, a line end, and what was kept of the content.
require $argv[1] . '/wp-load.php';
$role = $argv[2];
$user = get_user_by('login', $role)
    ?: get_user_by('id', wp_insert_user(['user_login' => $role, 'user_pass' => 'secret', 'role' => $role]));
wp_set_current_user($user->ID);
$content = stream_get_contents(STDIN);
$post = wp_insert_post(
    wp_slash(['post_title' => 'A post', 'post_content' => $content, 'post_status' => 'publish']),
    true
);
if (is_wp_error($post)) {
    exit($post->get_error_message());
}
echo get_permalink($post), "\n", get_post($post)->post_content;
